import { windowsDesktop } from './windowsDesktop.ts';
import type { Desktop, WindowHandle } from './windowsDesktop.ts';

/**
 * The handle of the VS Code window that a prompt belongs to, in eight bytes as the native
 * runtime reads them (MSAL's own default is one byte long); zeros if there is none. On
 * Windows a prompt without one opens behind VS Code; elsewhere the broker needs none.
 * @see https://github.com/microsoft/vscode/issues/239648
 */
export function promptWindow(
  platform = process.platform,
  openDesktop: () => Desktop = windowsDesktop,
): Buffer {
  return handleBytes(platform === 'win32' ? vscodeWindow(openDesktop) : 0);
}

/** Eight bytes, little-endian. */
export function handleBytes(window: WindowHandle): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt(window));
  return bytes;
}

/** The window of a process that the user works with, or else the one that lies in front. */
export function windowOf(processId: number, desktop: Desktop): WindowHandle {
  const isOfProcess = (window: WindowHandle) => desktop.processOf(window) === processId;
  const foreground = desktop.foreground();
  return isOfProcess(foreground)
    ? desktop.rootOwner(foreground)
    : (desktop.windows().find((window) => isOfProcess(window) && desktop.isMain(window)) ?? 0);
}

function vscodeWindow(openDesktop: () => Desktop): WindowHandle {
  try {
    // VS Code sets it to the id of the process that all its windows are of.
    return windowOf(Number(process.env.VSCODE_PID), openDesktop());
  } catch {
    // A prompt in the wrong place is better than none.
    return 0;
  }
}
