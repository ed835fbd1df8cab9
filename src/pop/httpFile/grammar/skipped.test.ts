import assert from 'node:assert/strict';
import {
  isAboutAnswer,
  isBodyFromFile,
  isForPrograms,
  isScriptLine,
  isStoredAnswer,
  scriptBlock,
} from './skipped.ts';

/** Those of some lines that something is said of. */
const those = (lines: readonly string[], is: (line: string) => boolean) => lines.filter(is);

describe('a line that is not sent', () => {
  it('is about the answer', () => {
    const lines = [
      ...['> {% a %}', '>{% a %}', '  >  {% a'],
      ...['<> a.json', '<>a.json', '  <>  a.json'],
      ...['>> a.json', '>>a.json', '  >>  a.json', '>>! a.json', '>>!a.json'],
      ...['> a.js', '  >  a.mjs ', '> a.cts'],
    ];
    assert.deepEqual(those(lines, isAboutAnswer), lines);
    const others = [
      ...['a > {% b %}', 'a <> b', 'a >> b', 'a > b.js', '> a.json', '> a.jsx', '>a.js'],
      ...['<>', '>>', '>', '< {% a %}'],
    ];
    assert.deepEqual(those(others, isAboutAnswer), []);
  });

  it('is of a script', () => {
    const lines = ['< {% a', '>{%', '  <  {% a %}'];
    assert.deepEqual(those(lines, isScriptLine), lines);
    assert.deepEqual(those(['a < {% b', '< a', '{%', '<> {%'], isScriptLine), []);
  });

  it('begins a script that goes on', () => {
    const lines = ['{{', '  {{@response', '{{+a', '{{>', '{{ ', '< {% a', '> {%'];
    const begins = (line: string) => scriptBlock(line) !== undefined;
    assert.deepEqual(those(lines, begins), lines);
    assert.deepEqual(those(['a {{', 'a{{', '{{a}}', '{{ a', '< {% a %}', '}}'], begins), []);
  });

  it('ends the script that goes on', () => {
    const ends = ['}}', '  }}  ', 'a }}', '%}', 'a %} b'];
    assert.deepEqual(those(ends, scriptBlock('{{')!.isEnd), ['}}', '  }}  ']);
    assert.deepEqual(those(ends, scriptBlock('> {%')!.isEnd), ['%}', 'a %} b']);
  });

  it('is the first one of an answer', () => {
    const lines = ['HTTP/1.1 200 OK', 'HTTP/2  204'];
    assert.deepEqual(those(lines, isStoredAnswer), lines);
    assert.deepEqual(
      those(['see HTTP/1.1 200 OK', 'HTTP/1.1 600', 'HTTP/1.1 2000', 'HTTP/2'], isStoredAnswer),
      [],
    );
  });

  it('names a file to send', () => {
    const lines = ['< ./a', '<\t  ./a', '<@ ./a', '<@utf8  ./a'];
    assert.deepEqual(those(lines, isBodyFromFile), lines);
    assert.deepEqual(those(['a < ./b', '<a>', '< ', '< {% a', '<./a'], isBodyFromFile), []);
  });

  it('is for programs', () => {
    const lines = ['< a.js', 'import  a.http', 'run a.http', '@a'];
    assert.deepEqual(those(lines, isForPrograms), lines);
    assert.deepEqual(those(['a run b', 'running a', 'import', 'a@'], isForPrograms), []);
  });
});
