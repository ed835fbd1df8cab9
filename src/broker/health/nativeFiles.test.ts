import assert from 'node:assert/strict';
import { join } from 'node:path';
import { parseDistribution } from '../platform/distribution.ts';
import { addonPath, loadError, missingLibrary } from './nativeFiles.ts';

const ubuntu = parseDistribution('ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\n');
const rocky = parseDistribution('ID="rocky"\nID_LIKE="rhel centos fedora"\nVERSION_ID="9.4"\n');

describe('addonPath', () => {
  const folderOf = (platform: string, distribution = ubuntu) =>
    addonPath('dist', platform, 'x64', distribution);
  const file = 'msal-node-runtime.node';

  it("is that of the platform, as the runtime's loader looks for it", () => {
    assert.equal(folderOf('win32'), join('dist/windows/x64', file));
    assert.equal(folderOf('darwin'), join('dist/macos/x64', file));
  });

  it('is that of the distribution on Linux', () => {
    assert.equal(folderOf('linux'), join('dist/linux/ubuntu/x64', file));
    assert.equal(folderOf('linux', rocky), join('dist/linux/rhel8_9/x64', file));
    const rhel10 = { ...rocky, majorVersion: 10 };
    assert.equal(folderOf('linux', rhel10), join('dist/linux/rhel10/x64', file));
    assert.equal(addonPath('dist', 'linux', 'x64', undefined), folderOf('linux'));
  });
});

describe('loadError', () => {
  it("is what the system's loader says of a file that it can't load", () => {
    assert.match(loadError(join(import.meta.dirname, 'no.such.file')) ?? '', /no\.such\.file/);
  });
});

describe('missingLibrary', () => {
  const message = (library: string) =>
    `${library}: cannot open shared object file: No such file or directory`;

  it("is read from the message of the system's loader", () => {
    assert.equal(missingLibrary(message('libfido2.so.1')), 'libfido2.so.1');
    assert.equal(missingLibrary(`x.node: ${message('libstdc++.so.6')}`), 'libstdc++.so.6');
  });

  it('is none if another thing is wrong, or a file of our own is missing', () => {
    assert.equal(missingLibrary(message('libmsalruntime.so')), undefined);
    assert.equal(missingLibrary('/x/a.node: file too short'), undefined);
  });
});
