import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { FakeChildren, settled } from '../../../test/fakes/fakeChild.ts';
import type { FakeChild } from '../../../test/fakes/fakeChild.ts';
import { outcomeOf } from '../../../test/fakes/outcome.ts';
import { BrokerError } from '../../brokerError.ts';
import { defaultLimits } from '../../limits.ts';
import { neverAborted } from '../../waiting.ts';
import { buildInteractiveRequest } from '../../../test/builders/requests.ts';
import { interactiveCall } from './call.ts';
import { ChildProcesses } from './childProcesses.ts';

const call = interactiveCall(buildInteractiveRequest());
const patient = { signal: neverAborted, limit: 60_000 };

describe('the child processes', () => {
  let fakes: FakeChildren;
  let processes: ChildProcesses;
  let log: string[];
  let verbose: boolean;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    fakes = new FakeChildren();
    log = [];
    verbose = false;
    processes = new ChildProcesses(
      {
        processPath: 'child.cjs',
        log: (level, message) => {
          log.push(`${level} ${message}`);
        },
        verbose: () => verbose,
      },
      { ...defaultLimits, crashesInRow: 1, firstCrashWait: 1000, retiredProcesses: 2 },
      fakes.spawn,
    );
  });
  afterEach(() => {
    mock.timers.reset();
  });

  function causeOf(start: () => unknown): string | undefined {
    try {
      start();
      return undefined;
    } catch (error) {
      return error instanceof BrokerError ? (error.details.cause ?? error.kind) : String(error);
    }
  }

  async function crash(child: Promise<FakeChild>): Promise<void> {
    await (await child).exit(null, 'SIGSEGV');
  }

  it('are those that are alive, with what they are for', async () => {
    processes.start('silent');
    processes.start('health');
    assert.deepEqual(
      processes.statuses.map(({ purpose }) => purpose),
      ['silent', 'health'],
    );
    await (await fakes.next()).exit();
    assert.deepEqual(
      processes.statuses.map(({ purpose }) => purpose),
      ['health'],
    );
  });

  it('are not those that are gone, whose last messages are still read', async () => {
    processes.start('silent');
    (await fakes.next()).leave(null, 'SIGKILL');
    assert.deepEqual(processes.statuses, []);
  });

  it('log everything if that is wanted when they are started', async () => {
    processes.start('silent');
    verbose = true;
    assert.equal(processes.start('silent').isVerbose, true);
    assert.deepEqual([(await fakes.next()).verbose, (await fakes.next()).verbose], [false, true]);
  });

  it('are not started in a crash loop, of the purpose that it is one of', async () => {
    for (let count = 0; count < 2; count++) {
      processes.start('silent');
      await crash(fakes.next());
    }
    assert.equal(
      causeOf(() => processes.start('silent')),
      'crashLoop',
    );
    assert.equal(
      causeOf(() => processes.start('prompt')),
      undefined,
    );
    assert.equal(log.filter((line) => line.startsWith('warn')).length, 2);
    mock.timers.tick(1000);
    assert.equal(
      causeOf(() => processes.start('silent')),
      undefined,
    );
  });

  it('are no crash loop once one has answered', async () => {
    for (let count = 0; count < 3; count++) {
      processes.start('silent');
      await crash(fakes.next());
      processes.answered('silent');
    }
    assert.equal(
      causeOf(() => processes.start('silent')),
      undefined,
    );
  });

  it('are started for a look at the machine in any trouble, and are none themselves', async () => {
    for (let count = 0; count < 5; count++) {
      processes.start('health');
      await crash(fakes.next());
    }
    processes.start('health');
    assert.equal(
      causeOf(() => processes.start('silent')),
      undefined,
    );
  });

  it('are not started when too many of them never end, because of their calls', async () => {
    for (let count = 0; count < 2; count++) {
      const child = processes.start('prompt');
      void outcomeOf(child.request(call, patient));
      child.retire();
    }
    assert.equal(
      causeOf(() => processes.start('prompt')),
      'processesStuck',
    );
    assert.equal(
      causeOf(() => processes.start('silent')),
      undefined,
    );
    (await (await fakes.next()).nextRequest()).answer('token');
    await settled();
    assert.equal(
      causeOf(() => processes.start('prompt')),
      undefined,
    );
  });

  it('are cancelled together, and none is started after that', async () => {
    const child = processes.start('silent');
    const outcome = outcomeOf(child.request(call, patient));
    processes.dispose();
    assert.equal(await outcome, 'cancelled');
    assert.equal(
      causeOf(() => processes.start('health')),
      'cancelled',
    );
    await settled();
    assert.equal((await fakes.next()).isAskedToEnd, true);
  });
});
