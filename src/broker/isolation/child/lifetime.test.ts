import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { mock } from 'node:test';
import { settled } from '../../../test/fakes/fakeChild.ts';
import { Lifetime } from './lifetime.ts';

describe('the lifetime of a broker process', () => {
  let input: PassThrough;
  let ownProcess: EventEmitter & { pid: number; kill: () => void; exit: () => void };
  let ends: string[];
  let lifetime: Lifetime;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    input = new PassThrough();
    input.resume();
    ends = [];
    ownProcess = Object.assign(new EventEmitter(), {
      pid: 1,
      kill: () => ends.push('killed'),
      exit: () => ends.push('exit'),
    });
    lifetime = new Lifetime(input, 5000, ownProcess);
  });
  afterEach(() => {
    mock.timers.reset();
  });

  it('goes on as long as somebody may need it', async () => {
    await lifetime.during(() => Promise.resolve());
    await settled();
    assert.deepEqual(ends, []);
  });

  it('ends when its input ends and no call is running', async () => {
    input.end();
    await settled();
    assert.equal(ends[0], 'exit');
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    it(`ends at ${signal} only after the calls that are running, whether they fail or not`, async () => {
      const calls = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
      const running = calls.map(({ promise }) => lifetime.during(() => promise));
      ownProcess.emit(signal);
      await settled();
      calls[0]!.reject(new Error('x'));
      await assert.rejects(running[0]!, /x/);
      await settled();
      assert.deepEqual(ends, []);
      calls[1]!.resolve(undefined);
      await settled();
      assert.deepEqual(ends, ['exit']);
    });
  }

  it('goes on for work that the end of a call starts', async () => {
    const call = Promise.withResolvers<undefined>();
    const answer = Promise.withResolvers<undefined>();
    void lifetime.during(() => call.promise).then(() => lifetime.during(() => answer.promise));
    input.end();
    call.resolve(undefined);
    await settled();
    assert.deepEqual(ends, []);
    answer.resolve(undefined);
    await settled();
    assert.deepEqual(ends, ['exit']);
  });

  it('ends at the hard limit with a call that does not end', async () => {
    void lifetime.during(() => new Promise(() => undefined));
    input.end();
    await settled();
    mock.timers.tick(4999);
    assert.deepEqual(ends, []);
    mock.timers.tick(1);
    assert.deepEqual(ends, ['killed']);
  });
});
