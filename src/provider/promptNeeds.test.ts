import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { BrokerError } from '../broker/brokerError.ts';
import { PromptNeeds } from './promptNeeds.ts';

describe('PromptNeeds', () => {
  const error = new BrokerError({ kind: 'interactionRequired' });

  beforeEach(() => {
    mock.timers.enable({ apis: ['Date'], now: 0 });
  });

  afterEach(() => {
    mock.timers.reset();
  });

  it('answers the same request from memory for half a minute', () => {
    const needs = new PromptNeeds();
    needs.note('key', error);
    mock.timers.setTime(29_999);
    assert.equal(needs.known('key'), error);
    mock.timers.setTime(30_000);
    assert.equal(needs.known('key'), undefined);
  });

  it('asks again after it was told that the need is over', () => {
    const needs = new PromptNeeds();
    needs.note('key', error);
    needs.note('other', error);
    needs.end('key');
    assert.equal(needs.known('key'), undefined);
    assert.equal(needs.known('other'), error);
  });

  it('knows nothing of other requests', () => {
    const needs = new PromptNeeds();
    needs.note('key', error);
    assert.equal(needs.known('other key'), undefined);
  });
});
