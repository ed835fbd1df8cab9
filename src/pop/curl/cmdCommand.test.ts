import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cmdCommand } from './cmdCommand.ts';

/**
 * The arguments of a command as cmd and then the C runtime take it apart.
 * @returns undefined if cmd would do anything else with a part of it.
 */
function argumentsOf(line: string): readonly string[] | undefined {
  let plain = '';
  let isQuoted = false;
  // First, cmd fills in variables: between two percent signs there must be more than a name.
  if (/%[^%^]+%/.test(line)) {
    return undefined;
  }
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (character === '^' && !isQuoted) {
      plain += line.charAt(++at);
    } else if (/[&|<>()]/.test(character) && !isQuoted) {
      return undefined;
    } else {
      isQuoted = character === '"' ? !isQuoted : isQuoted;
      plain += character;
    }
  }
  return splitArguments(plain);
}

/** By "Parsing C command-line arguments" of Microsoft's documentation. */
function splitArguments(text: string): readonly string[] {
  const found: string[] = [];
  const part = /(\\+)(?=")|(")|([^\s"\\]+|\\+)|(\s+)/y;
  let current: string | undefined;
  let isQuoted = false;
  for (let match = part.exec(text); match; match = part.exec(text)) {
    const [all, slashes, quote, , gap] = match;
    if (slashes !== undefined) {
      current = (current ?? '') + '\\'.repeat(Math.floor(slashes.length / 2));
      if (slashes.length % 2 === 1) {
        current += '"';
        part.lastIndex++;
      }
    } else if (quote !== undefined) {
      isQuoted = !isQuoted;
      current ??= '';
    } else if (gap !== undefined && !isQuoted) {
      if (current !== undefined) {
        found.push(current);
      }
      current = undefined;
    } else {
      current = (current ?? '') + all;
    }
  }
  return current === undefined ? found : [...found, current];
}

describe('a curl command for cmd', () => {
  it('is refused at once if there is too much to quote', () => {
    const body = `${'\\'.repeat(100_000)}x`;
    assert.equal(cmdCommand([['data-raw', body]]), undefined);
  });

  it('runs nothing else, and gives curl its arguments, whatever they are', () => {
    const character = fc.constantFrom(...'ab1 %^&|<>()!"\\\'=;,`$~ü'.split(''));
    const value = fc.string({ unit: character, maxLength: 20 });
    fc.assert(
      fc.property(value, value, (header, data) => {
        const command = cmdCommand([['globoff'], ['header', header], ['data-raw', data]]) ?? '';
        assert.deepEqual(argumentsOf(command), [
          'curl',
          '--globoff',
          '--header',
          header,
          '--data-raw',
          data,
        ]);
      }),
    );
  });

  it('starts no calculator by a query, and fills in no variable', () => {
    const uri = 'https://a.test/?a=1&calc&b=%PATH%';
    assert.deepEqual(
      cmdCommand([['url', uri]]),
      'curl --url ^"https://a.test/?a=1^&calc^&b=^%PATH^%^"',
    );
  });

  it('is none if a line ends in it, if a tab would complete a word, or if it is longer than cmd takes', () => {
    for (const text of ['a\nb', 'a\rb', 'a\tb', 'a\vb', 'x'.repeat(8191), '"'.repeat(5000)]) {
      assert.equal(cmdCommand([['data-raw', text]]), undefined);
    }
  });
});
