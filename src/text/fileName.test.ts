import assert from 'node:assert/strict';
import { posix, win32 } from 'node:path';
import fc from 'fast-check';
import { hostileText } from '../test/builders/hostileText.ts';
import { fileName } from './fileName.ts';

describe('a file name', () => {
  it('leads to no other folder, on any platform', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const name = fileName(text);
        assert.equal(posix.basename(posix.join('/a', name)), name);
        assert.equal(win32.dirname(win32.join('C:\\a', name)), 'C:\\a');
        assert.doesNotMatch(name, /[<>:"/\\|?*]|^\.|[. ]$/);
      }),
    );
  });

  const names = {
    '../../etc/passwd': '-..-etc-passwd',
    'C:\\Windows': 'C-Windows',
    '': '_',
    '...': '_',
    CON: '_CON',
    'lpt1.txt': '_lpt1.txt',
    console: 'console',
    ' a. ': 'a',
    'GET https://api.contoso.test/items': 'GET https-api.contoso.test-items',
  };
  for (const [text, name] of Object.entries(names)) {
    it(`is "${name}" for "${text}"`, () => {
      assert.equal(fileName(text), name);
    });
  }
});
