import assert from 'node:assert/strict';
import { isBrokerPlatform } from './brokerPlatforms.ts';

describe('the platforms that there is a broker for', () => {
  it('are those that the native runtime is made for', () => {
    const platforms = ['win32', 'darwin', 'linux', 'freebsd'];
    const targets = platforms.flatMap((platform) =>
      ['x64', 'arm64', 'ia32'].map((arch) => [platform, arch] as const),
    );
    assert.deepEqual(
      targets.filter(([platform, arch]) => isBrokerPlatform(platform, arch)),
      [
        ['win32', 'x64'],
        ['win32', 'arm64'],
        ['darwin', 'x64'],
        ['darwin', 'arm64'],
        ['linux', 'x64'],
      ],
    );
  });
});
