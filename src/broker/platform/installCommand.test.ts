import assert from 'node:assert/strict';
import { parseDistribution } from './distribution.ts';
import { installCommand } from './installCommand.ts';

const ubuntu = parseDistribution('ID=ubuntu\nID_LIKE=debian\n');
const rocky = parseDistribution('ID="rocky"\nID_LIKE="rhel centos fedora"\n');
const arch = parseDistribution('ID=arch\n');

describe('installCommand', () => {
  it('is that of the distribution, with the name that the package has there', () => {
    assert.equal(
      installCommand('libwebkit2gtk-4.1.so.0', ubuntu),
      'sudo apt install libwebkit2gtk-4.1-0',
    );
    assert.equal(installCommand('libwebkit2gtk-4.1.so.0', rocky), 'sudo dnf install webkit2gtk4.1');
  });

  it('is that of each family of distributions', () => {
    const commands = ['debian', 'ubuntu', 'fedora', 'rhel', 'centos'].map((id) =>
      installCommand('gnome-keyring', parseDistribution(`ID=${id}`)),
    );
    const [apt, dnf] = ['sudo apt install gnome-keyring', 'sudo dnf install gnome-keyring'];
    assert.deepEqual(commands, [apt, apt, dnf, dnf, dnf]);
  });

  it('is not known for other libraries, and on other distributions', () => {
    assert.equal(installCommand('libother.so.1', ubuntu), undefined);
    assert.equal(installCommand('libother.so.1', rocky), undefined);
    assert.equal(installCommand('libsecret-1.so.0', arch), undefined);
    assert.equal(installCommand('libsecret-1.so.0', undefined), undefined);
  });
});
