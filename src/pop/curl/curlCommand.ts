import type { HttpRequest } from '../exchange/sendHttp.ts';
import { cmdCommand } from './cmdCommand.ts';
import { curlConfig } from './curlConfig.ts';
import type { CurlOption } from './curlConfig.ts';
import type { Shell } from './shell.ts';

/** Controls that `curl --config` has no escapes for. A terminal acts on them when they are pasted. */
const control = /(?![\n\r\t\x0b])\p{Cc}/u;

/**
 * A curl command that sends a request with a PoP token. In a POSIX shell and PowerShell it takes
 * everything from its standard input, so that the token isn't in the list of processes.
 * @returns undefined if the shell can't take such a request.
 */
export function curlCommand(request: HttpRequest, token: string, shell: Shell): string | undefined {
  const options = optionsFor(request, token);
  if (options.some(([, value = '']) => control.test(value))) {
    return undefined;
  }
  switch (shell) {
    case 'posix':
      return `printf '%s\\n' ${curlConfig(options).map(posixQuoted).join(' ')} | curl --config -`;
    case 'powershell':
      return powershellCommand(curlConfig(options).map(powershellQuoted));
    case 'cmd':
      return cmdCommand(options);
  }
}

function optionsFor({ method, uri, headers, body }: HttpRequest, token: string): CurlOption[] {
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type');
  return [
    // Brackets and braces of a URL are meant as they are.
    ['globoff'],
    ...(method === 'HEAD' ? [['head'] as const] : [['request', method] as const]),
    ['url', sentUri(uri)],
    ['header', `Authorization: PoP ${token}`],
    ...headers.map(([name, value]) => ['header', headerOption(name, value)] as const),
    // With a body, curl adds a type of its own unless it is told not to.
    ...(body === '' ? [] : [['data-raw', body] as const]),
    ...(body === '' || hasType ? [] : [['header', 'Content-Type:'] as const]),
  ];
}

/** A fragment is never sent, and some shells read a backslash, which URLs allow in a query. */
function sentUri(uri: string): string {
  const url = new URL(uri);
  url.hash = '';
  return url.href.replaceAll('\\', '%5C');
}

/** The form `name:` would leave the header out; `name;` sends it empty. */
function headerOption(name: string, value: string): string {
  return value === '' ? `${name};` : `${name}: ${value}`;
}

/**
 * Single quotes keep everything but the quote in bash, zsh and dash, and a backslash as well in
 * fish. Between two quoted parts, a backslash before either means the same in all of them.
 */
function posixQuoted(text: string): string {
  return `'${text.replace(/['\\]/g, (character) => `'\\${character}'`)}'`;
}

/** PowerShell takes typographic quotes for quotes, too. */
function powershellQuoted(text: string): string {
  return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}

function powershellCommand(lines: readonly string[]): string {
  // In Windows PowerShell, plain `curl` is another program.
  const command = `${lines.join(', ')} | curl.exe --config -`;
  const isAscii = lines.every((line) => /^[\x20-\x7e]*$/.test(line));
  // Windows PowerShell writes ASCII to other programs, and question marks for the rest.
  return isAscii ? command : `& { $OutputEncoding = [Text.UTF8Encoding]::new($false); ${command} }`;
}
