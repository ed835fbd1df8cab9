import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { unavailableText } from './unavailableText.ts';

describe('unavailableText', () => {
  it('names what is missing', () => {
    const { sentence, remedy } = unavailableText('libraryMissing', 'libcontoso.so.1', {});
    assert.match(sentence, /libcontoso\.so\.1/);
    assert.equal(remedy, 'Install the package that contains libcontoso.so.1.');
  });

  for (const [variable, sandbox] of [
    ['FLATPAK_ID', 'Flatpak'],
    ['SNAP', 'snap'],
  ] as const) {
    for (const [cause, subject] of [
      ['libraryMissing', 'libsecret-1.so.0'],
      ['brokerMissing', 'com.microsoft.identity.broker1'],
      ['keyringMissing', 'org.freedesktop.secrets'],
    ] as const) {
      it(`advises no package that can't help in a ${sandbox}: ${cause}`, () => {
        const { remedy } = unavailableText(cause, subject, { [variable]: '1' });
        assert.match(remedy, new RegExp(`^VS Code runs as a ${sandbox}`));
        assert.doesNotMatch(remedy, /sudo|Run /);
      });
    }
  }

  for (const [cause, subject, name, otherwise] of [
    [
      'brokerMissing',
      'com.microsoft.identity.broker1',
      'microsoft-identity-broker',
      'Install the package microsoft-identity-broker of packages.microsoft.com.',
    ],
    [
      'keyringMissing',
      'org.freedesktop.secrets',
      'gnome-keyring',
      'Install a keyring, such as gnome-keyring.',
    ],
  ] as const) {
    it(`has the command that installs ${name}, if the distribution is known`, () => {
      const debian = { name: 'Debian', majorVersion: 13, ids: ['debian'] };
      const { remedy } = unavailableText(cause, subject, {}, () => debian);
      assert.equal(remedy, `Run "sudo apt install ${name}" in a terminal, then try again.`);
      const contoso = { name: 'Contoso', majorVersion: 1, ids: ['contoso'] };
      const unknown = unavailableText(cause, subject, {}, () => contoso);
      assert.equal(unknown.remedy, otherwise);
    });
  }

  it('asks for the distribution only if it may have a command', () => {
    const read = mock.fn(() => undefined);
    unavailableText('crashLoop', '', {}, read);
    unavailableText('keyringMissing', 'login', {}, read);
    unavailableText('brokerMissing', '', { SNAP: '1' }, read);
    assert.equal(read.mock.callCount(), 0);
    unavailableText('brokerMissing', '', {}, read);
    assert.equal(read.mock.callCount(), 1);
  });

  it('tells a keyring without its collection from no keyring', () => {
    const { remedy } = unavailableText('keyringMissing', 'login', {});
    assert.match(remedy, /^Create a keyring with the name "Login"/);
  });
});
