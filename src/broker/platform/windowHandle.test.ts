import assert from 'node:assert/strict';
import { handleBytes, promptWindow, windowOf } from './windowHandle.ts';
import type { Desktop } from './windowsDesktop.ts';

const vscode = 100;
const browser = 200;

interface Window {
  readonly processId: number;
  readonly owner?: number;
  /** Invisible, or a tool window. */
  readonly hidden?: true;
}

/** A desktop with these windows, from front to back, whose handles are 1, 2, 3 and so on. */
function desktop(foreground: number, windows: readonly Window[]): Desktop {
  const rootOwner = (handle: number): number => {
    const owner = windows[handle - 1]?.owner;
    return owner === undefined ? handle : rootOwner(owner);
  };
  return {
    foreground: () => foreground,
    rootOwner: (handle) => rootOwner(Number(handle)),
    processOf: (handle) => windows[Number(handle) - 1]?.processId ?? 0,
    isMain: (handle) => {
      const window = windows[Number(handle) - 1];
      return window !== undefined && !window.hidden && window.owner === undefined;
    },
    windows: () => windows.map((_, index) => index + 1),
  };
}

describe('the window of a prompt', () => {
  it('is the one that the user works with', () => {
    const windows = [{ processId: vscode }, { processId: vscode }];
    assert.equal(windowOf(vscode, desktop(2, windows)), 2);
  });

  it('is the one that a dialog belongs to, however deep the dialog lies', () => {
    const windows = [
      { processId: vscode, owner: 2 },
      { processId: vscode, owner: 3 },
      { processId: vscode },
    ];
    assert.equal(windowOf(vscode, desktop(1, windows)), 3);
  });

  it('is the one in front if the user works with another program', () => {
    const windows: readonly Window[] = [
      { processId: browser },
      { processId: vscode, hidden: true },
      { processId: vscode, owner: 4 },
      { processId: vscode },
      { processId: vscode },
    ];
    assert.equal(windowOf(vscode, desktop(1, windows)), 4);
  });

  it('is none if VS Code has no window, or is not known', () => {
    assert.equal(windowOf(vscode, desktop(1, [{ processId: browser }])), 0);
    assert.equal(windowOf(vscode, desktop(0, [])), 0);
    assert.equal(windowOf(NaN, desktop(0, [{ processId: vscode }])), 0);
  });

  it('is told in eight bytes, the lowest first', () => {
    assert.equal(handleBytes(0x1a2b3c).toString('hex'), '3c2b1a0000000000');
    assert.equal(handleBytes(0x1_0000_0000n).toString('hex'), '0000000001000000');
    // Windows widens the 32 bits that count with their sign.
    assert.equal(handleBytes(-2).toString('hex'), 'feffffffffffffff');
  });

  it('is looked for on Windows only, in the process that VS Code names', () => {
    const before = process.env.VSCODE_PID;
    process.env.VSCODE_PID = String(vscode);
    try {
      const open = () => desktop(2, [{ processId: browser }, { processId: vscode }]);
      assert.deepEqual(promptWindow('win32', open), handleBytes(2));
      assert.deepEqual(promptWindow('linux', open), Buffer.alloc(8));
    } finally {
      delete process.env.VSCODE_PID;
      Object.assign(process.env, before !== undefined && { VSCODE_PID: before });
    }
  });

  it("is none if Windows can't be asked", () => {
    const open = () => {
      throw new Error('koffi is not here');
    };
    assert.deepEqual(promptWindow('win32', open), Buffer.alloc(8));
  });
});
