import type { PopRequest } from '../broker/broker.ts';

/** The shells that a command is quoted for. */
export type Shell = 'posix' | 'powershell';

/** The shell that people of a platform most likely paste a command into. */
export function usualShell(platform: NodeJS.Platform): Shell {
  return platform === 'win32' ? 'powershell' : 'posix';
}

/** A curl command that sends the request that `token` is signed for. */
export function curlCommand({ method, uri }: PopRequest, token: string, shell: Shell): string {
  const words = [
    // In Windows PowerShell, plain `curl` is another program.
    shell === 'powershell' ? 'curl.exe' : 'curl',
    // Brackets and braces of a URL are meant as they are.
    '--globoff',
    ...(method === 'HEAD' ? ['--head'] : ['--request', method]),
    '--header',
    quoted(`Authorization: PoP ${token}`, shell),
    quoted(uri, shell),
  ];
  return words.join(' ');
}

/** Between single quotes, neither shell replaces anything but the quote itself. */
function quoted(text: string, shell: Shell): string {
  return `'${text.replaceAll("'", shell === 'powershell' ? "''" : "'\\''")}'`;
}
