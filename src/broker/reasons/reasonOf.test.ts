import assert from 'node:assert/strict';
import { reasonOf, settingOf } from './reasonOf.ts';

describe('reasonOf', () => {
  it("is that of Entra's number before that of the system's code", () => {
    assert.deepEqual(reasonOf({ entraCode: 50194, code: 0x80090016 })?.codes, [50194]);
  });

  it("is that of the system's code if Entra's number is not known, or not there", () => {
    assert.equal(reasonOf({ entraCode: 1234, code: 0x80070520 })?.kind, 'unavailable');
    assert.equal(reasonOf({ code: -2147023584 })?.kind, 'unavailable');
  });

  it('is none for other numbers', () => {
    assert.equal(reasonOf({ entraCode: 0x80070520, code: 50194 }), undefined);
    assert.equal(reasonOf({ code: 2 ** 40 }), undefined);
    assert.equal(reasonOf({}), undefined);
  });
});

describe('settingOf', () => {
  const details = { kind: 'misconfigured', entraCode: 50194 } as const;

  it('is the setting that leads out, unless the request did without it', () => {
    assert.equal(settingOf(details), 'entraBroker.tenant');
    assert.equal(
      settingOf({ ...details, overrides: ['entraBroker.clientId'] }),
      'entraBroker.tenant',
    );
    assert.equal(settingOf({ ...details, overrides: ['entraBroker.tenant'] }), undefined);
  });

  it('is none if no setting leads out, or nothing is known of the failure', () => {
    assert.equal(settingOf({ ...details, entraCode: 50011 }), undefined);
    assert.equal(settingOf({ kind: 'unexpected' }), undefined);
  });
});
