import assert from 'node:assert/strict';
import { buildJwt } from '../test/builders/tokens.ts';
import { fake, resetFake } from '../test/fakes/vscode.ts';
import type { Inspector } from './inspect/inspector.ts';
import { inspectPopToken } from './inspectPopToken.ts';

describe('inspecting what is selected or copied', () => {
  const one = buildJwt({ sub: 'one' });
  const other = buildJwt({ sub: 'other' });
  let shown: (readonly [text: string, source: string])[];

  beforeEach(() => {
    resetFake();
    shown = [];
  });

  async function inspect(): Promise<void> {
    const show = async (...text: [string, string]) => {
      shown.push(text);
      return Promise.resolve();
    };
    await inspectPopToken({ show } as unknown as Inspector);
  }

  function select(text: string): void {
    fake.editor = { document: { getText: () => text } };
  }

  it('takes the token of the selection, or else that of the clipboard', async () => {
    fake.clipboard = one;
    await inspect();
    select('no token');
    await inspect();
    select(`PoP ${other}`);
    await inspect();
    assert.deepEqual(shown, [
      [one, 'from the clipboard'],
      [one, 'from the clipboard'],
      [`PoP ${other}`, 'from the selection'],
    ]);
  });

  it('says where it looked for one, and what to do', async () => {
    for (const text of ['', 'hello']) {
      fake.clipboard = text;
      await assert.rejects(inspect(), {
        name: 'InspectionError',
        message: 'No token is selected or on the clipboard. Copy one first.',
      });
    }
    assert.deepEqual(shown, []);
  });
});
