import { createRequire } from 'node:module';
import type koffi from 'koffi';
import type { KoffiFunc } from 'koffi';

/** A `HWND`; 0 if there is no window. */
export type WindowHandle = number | bigint;

/** The windows on the screen, as far as we ask about them. */
export interface Desktop {
  /** The window that the user works with. */
  foreground(): WindowHandle;
  /** The window that a dialog, and whatever opened from it, belongs to. */
  rootOwner(window: WindowHandle): WindowHandle;
  /** The id of the process that a window is of; 0 if the window is gone. */
  processOf(window: WindowHandle): number;
  /** Whether it is what people call a window: visible, owned by no other, no tool window. */
  isMain(window: WindowHandle): boolean;
  /** All windows that are in no other, from the front to the back. */
  windows(): readonly WindowHandle[];
}

/** Constants of `winuser.h`. */
const GA_ROOTOWNER = 3;
const GW_OWNER = 4;
const GWL_EXSTYLE = -20;
const WS_EX_TOOLWINDOW = 0x80;

/**
 * The desktop of Windows. koffi's own loader looks into `node_modules`, and a bundle has none:
 * its native part lies beside the bundle, with those of MSAL.
 * @throws {Error} if that part isn't there or doesn't load
 */
export function windowsDesktop(): Desktop {
  const addon = createRequire(__filename)(`./windows/${process.arch}/koffi.node`) as typeof koffi;
  const user32 = addon.load('user32.dll');
  const visitor = addon.pointer(addon.proto('int', ['intptr', 'intptr']));

  const enumWindows = user32.func('EnumWindows', 'int', [visitor, 'intptr']) as KoffiFunc<
    (visit: (window: WindowHandle) => number, parameter: number) => number
  >;
  const getForegroundWindow = user32.func('intptr GetForegroundWindow()') as KoffiFunc<
    () => WindowHandle
  >;
  const getAncestor = user32.func('intptr GetAncestor(intptr, uint)') as KoffiFunc<
    (window: WindowHandle, which: number) => WindowHandle
  >;
  const getWindow = user32.func('intptr GetWindow(intptr, uint)') as KoffiFunc<
    (window: WindowHandle, which: number) => WindowHandle
  >;
  const getWindowLong = user32.func('int GetWindowLongW(intptr, int)') as KoffiFunc<
    (window: WindowHandle, which: number) => number
  >;
  const isWindowVisible = user32.func('int IsWindowVisible(intptr)') as KoffiFunc<
    (window: WindowHandle) => number
  >;
  const getWindowThreadProcessId = user32.func(
    'uint GetWindowThreadProcessId(intptr, _Out_ uint *)',
  ) as KoffiFunc<(window: WindowHandle, processId: [number]) => number>;

  return {
    foreground: () => getForegroundWindow(),
    rootOwner: (window) => getAncestor(window, GA_ROOTOWNER),
    processOf: (window) => {
      const processId: [number] = [0];
      getWindowThreadProcessId(window, processId);
      return processId[0];
    },
    isMain: (window) =>
      isWindowVisible(window) !== 0 &&
      BigInt(getWindow(window, GW_OWNER)) === 0n &&
      (getWindowLong(window, GWL_EXSTYLE) & WS_EX_TOOLWINDOW) === 0,
    windows: () => {
      const windows: WindowHandle[] = [];
      // The visitor returns a count, true in C's sense, which asks for the next window.
      enumWindows((window) => windows.push(window), 0);
      return windows;
    },
  };
}
