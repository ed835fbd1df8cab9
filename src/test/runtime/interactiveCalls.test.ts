import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type * as InteractiveCallsModule from '../../broker/msal/interactiveCalls.ts';
import type * as MsalBrokerModule from '../../broker/msal/msalBroker.ts';
import type * as MsalLogModule from '../../broker/msal/msalLog.ts';
import { neverAborted } from '../../broker/waiting.ts';
import { homeAccountId } from '../broker/account.ts';
import { alex } from '../broker/defaultAccounts.ts';
import { interactiveRequest, processPath, useScene } from './scene.ts';

type Modules = Pick<typeof InteractiveCallsModule, 'watchInteractiveCalls'> &
  Pick<typeof MsalBrokerModule, 'MsalBroker'> &
  Pick<typeof MsalLogModule, 'msalLogOptions'>;

/** How prompts are closed on Windows and macOS; the native runtime knows it on Linux, too. */
describe('a prompt that the native runtime is told to end', () => {
  const scene = useScene();
  // Beside the native files.
  const bundle = join(dirname(processPath), 'interactiveCallsTest.cjs');

  before(async () => {
    await build({
      stdin: {
        contents: ['interactiveCalls', 'msalBroker', 'msalLog']
          .map((name) => `export * from './${name}.ts';`)
          .join('\n'),
        resolveDir: fileURLToPath(new URL('../../broker/msal', import.meta.url)),
      },
      outfile: bundle,
      bundle: true,
      platform: 'node',
      format: 'cjs',
    });
  });
  after(() => rm(bundle));

  it('is taken back at the broker', async () => {
    const modules = createRequire(import.meta.url)(bundle) as Modules;
    const { watchInteractiveCalls, MsalBroker, msalLogOptions } = modules;
    const calls = watchInteractiveCalls();
    const broker = new MsalBroker(msalLogOptions(() => undefined, false));
    // The runtime makes one call to this broker at a time, and blocks the thread meanwhile.
    await scene.control.script({
      method: 'interactive',
      delayMilliseconds: 500,
      answer: { kind: 'choose', accountId: homeAccountId(alex) },
    });
    const outcome = broker.acquireInteractively(interactiveRequest(), neverAborted);
    await scene.control.nextRequest('interactive');
    calls.cancel();
    await outcome;
    await scene.control.nextRequest('cancel');
    calls.cancel();
    assert.deepEqual(
      (await scene.control.requests()).map(({ method }) => method),
      ['interactive', 'cancel'],
    );
  });
});
