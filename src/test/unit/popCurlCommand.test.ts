import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { curlCommand, usualShell } from '../../pop/curlCommand.ts';

describe('curl command', () => {
  const hostile = "https://a.test/it's/$(id)/`id`/%24HOME?q={a,b}&r=[1-9]&s='\\";

  /** The words of a command as a shell takes them. */
  function wordsOf(command: string): readonly string[] {
    return execFileSync('sh', ['-c', `printf '%s\\n' ${command}`], { encoding: 'utf8' })
      .trim()
      .split('\n');
  }

  it('reaches the program as it was meant', () => {
    const command = curlCommand({ method: 'PUT', uri: hostile, nonce: 'n' }, 'a.b.c', 'posix');
    assert.deepEqual(wordsOf(command), [
      'curl',
      '--globoff',
      '--request',
      'PUT',
      '--header',
      'Authorization: PoP a.b.c',
      hostile,
    ]);
  });

  it('asks for headers alone with HEAD', () => {
    const command = curlCommand({ method: 'HEAD', uri: hostile, nonce: 'n' }, 'a.b.c', 'posix');
    assert(wordsOf(command).includes('--head'));
  });

  it('doubles quotes for PowerShell, which is usual on Windows', () => {
    assert.equal(usualShell('win32'), 'powershell');
    assert.equal(usualShell('linux'), 'posix');
    const request = { method: 'GET', uri: "https://a.test/it's", nonce: 'n' };
    assert.equal(
      curlCommand(request, 'a.b.c', 'powershell'),
      "curl.exe --globoff --request GET --header 'Authorization: PoP a.b.c' 'https://a.test/it''s'",
    );
  });
});
