import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { mock } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { settled } from '../../../test/fakes/fakeChild.ts';
import { ChildLog } from './childLog.ts';

const anyText = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }))
  .map((codes) => String.fromCodePoint(...codes));

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe('the log lines of a broker process', () => {
  let lines: string[];
  let childLog: ChildLog;

  function newChildLog(): ChildLog {
    return new ChildLog((level, message) => {
      lines.push(`${level} ${message}`);
    });
  }

  beforeEach(() => {
    mock.timers.enable({ apis: ['Date'] });
    lines = [];
    childLog = newChildLog();
  });
  afterEach(() => {
    mock.timers.reset();
  });

  it('are of a known level, and texts', () => {
    childLog.add('debug', 'fine');
    childLog.add('fatal', 'x');
    childLog.add('__proto__', 'x');
    childLog.add('info', { toString: () => 'x' });
    assert.deepEqual(lines, ['debug fine']);
  });

  it('are one line each, without secrets, whatever was sent', () => {
    childLog.add('info', 'a\r\n2026-11-27 [error] forged');
    childLog.add('info', 'token eyJ0eXAi.eyJhdWQi.c2lnbg');
    assert.deepEqual(lines, ['info a 2026-11-27 [error] forged', 'info token <token>']);
    fc.assert(
      fc.property(anyText, (text) => {
        lines = [];
        newChildLog().add('info', text);
        assert.doesNotMatch(lines.join(''), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  it('are so many in a second and no more, which is said once', () => {
    for (let line = 0; line < 5000; line++) {
      childLog.add('debug', 'x');
    }
    assert.equal(lines.length, 2596);
    assert.match(lines.at(-1) ?? '', /^warn .*left out/);
    mock.timers.tick(1000);
    lines = [];
    for (let line = 0; line < 5000; line++) {
      childLog.add('debug', 'x'.repeat(50_000));
    }
    assert.equal(lines.length, 63);
    mock.timers.tick(1000);
    childLog.add('debug', 'again');
    assert.equal(lines.at(-1), 'debug again');
  });

  it('are taken from its errors, however these are cut into pieces', async () => {
    const errors = new PassThrough();
    childLog.addLinesOf(errors);
    for (const piece of ['one\ntw', 'o\n', 'thr', 'ee']) {
      errors.write(piece);
    }
    errors.end();
    await settled();
    assert.deepEqual(lines, ['warn one', 'warn two', 'warn three']);
  });

  it('are kept only as far as they are shown, even without a line break', async () => {
    const errors = new PassThrough();
    childLog.addLinesOf(errors);
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    for (let piece = 0; piece < 32; piece++) {
      errors.write('words '.repeat(200_000));
      await settled();
    }
    collectGarbage();
    const grown = process.memoryUsage().heapUsed - before;
    assert.ok(grown < 20_000_000, `${grown} bytes`);
    errors.end('\nnext');
    await settled();
    assert.equal(lines.length, 2);
    assert.ok(lines[0]!.length < 5000, `${lines[0]!.length}`);
    assert.equal(lines[1], 'warn next');
  });
});
