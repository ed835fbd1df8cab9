import type { CurlOption } from './curlConfig.ts';

/** Characters that end a command line, that complete a word when they are pasted, or that cmd can't be given. */
const impossible = /[\0\n\r\t\v]/;

/** In characters; cmd takes no longer line. */
const longestLine = 8191;

/**
 * A curl command for Windows' cmd. It has no other way to give a program its options than
 * arguments: in a pipe, cmd starts another cmd whose arguments they are.
 * @returns undefined if an option has several lines or tabs, or if the command is too long.
 */
export function cmdCommand(options: readonly CurlOption[]): string | undefined {
  const words = options.flatMap(([name, value]) => [
    `--${name}`,
    ...(value === undefined ? [] : [value]),
  ]);
  // Quoting makes it longer, and takes long itself if there is much to quote.
  if (words.some((word) => impossible.test(word)) || words.join(' ').length > longestLine) {
    return undefined;
  }
  const command = ['curl', ...words.map(quoted)].join(' ');
  return command.length > longestLine ? undefined : command;
}

/**
 * Quotes for the C runtime that splits the command line ("Parsing C command-line arguments" of
 * Microsoft's documentation), and hides all of it from cmd: with a caret before each quote, cmd
 * never takes a text for quoted, and with one in each variable's name, it finds none.
 */
function quoted(word: string): string {
  if (/^[\w./:-]+$/.test(word)) {
    return word;
  }
  const argument = word.replace(/(\\*)("|$)/g, (_, slashes: string, quote: string) =>
    quote === '' ? slashes + slashes : `${slashes}${slashes}\\"`,
  );
  return `"${argument}"`.replace(/[()%!^"<>&|]/g, '^$&');
}
