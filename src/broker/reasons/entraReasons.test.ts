import assert from 'node:assert/strict';
import { entraReasons } from './entraReasons.ts';
import { reasonText } from './reasonText.ts';

/** The numbers that people report most. */
const common = [
  50011, 900971, 7000218, 700016, 50194, 50020, 90072, 65001, 65002, 650057, 650056, 50057, 50076,
  50079, 50158, 53000, 53001, 53003, 530003, 500011, 500014, 70011, 90002, 50105, 50034, 50126,
  50053, 50055, 700082, 50173, 50196,
];

describe('entraReasons', () => {
  const codes = entraReasons.flatMap((reason) => reason.codes);

  it('have the numbers that people report most', () => {
    assert.deepEqual(
      common.filter((code) => !codes.includes(code)),
      [],
    );
  });

  it('have each number once, and each sentence', () => {
    assert.deepEqual(
      codes.filter((code, index) => codes.indexOf(code) !== index),
      [],
    );
    const sentences = entraReasons.map(({ sentence }) => sentence());
    assert.equal(new Set(sentences).size, sentences.length);
  });

  it('advise a prompt only for failures of the user, who is then asked', () => {
    const advised = entraReasons.filter(({ promptMayMend }) => promptMayMend);
    assert.deepEqual([...new Set(advised.map(({ kind }) => kind))], ['interactionRequired']);
  });

  it('need a redirect URI only for errors of the app registration', () => {
    assert.deepEqual(
      entraReasons.filter(({ needsRedirectUri }) => needsRedirectUri).flatMap((one) => one.codes),
      [50011, 500113, 900971, 7000218],
    );
  });

  for (const { codes, sentence, remedy, remedyIfOverridden = remedy } of entraReasons) {
    it(`say what happened and the way out: ${codes.join(', ')}`, () => {
      for (const text of [sentence(), remedy(), remedyIfOverridden()]) {
        assert.match(text, /^[A-Z]\P{Cc}{14,}\.$/u);
        assert.doesNotMatch(text, /[{}]|undefined/);
      }
      // The remedy is also for those whom a prompt did not help.
      assert.doesNotMatch(remedy(), /sign in (?:again|from)/i);
    });
  }

  it('name the settings that people then look at', () => {
    const named = entraReasons
      .map(({ codes, remedy }) => [codes[0], remedy().match(/entraBroker\.\w+/g) ?? []] as const)
      .filter(([, settings]) => settings.length > 0);
    assert.deepEqual(Object.fromEntries(named), {
      700016: ['entraBroker.clientId'],
      50194: ['entraBroker.tenant'],
      9002332: ['entraBroker.tenant'],
      90002: ['entraBroker.tenant', 'entraBroker.cloud'],
      90038: ['entraBroker.cloud'],
      65002: ['entraBroker.clientId'],
    });
  });

  it('offer the setting that the request leaves to it', () => {
    const offered = entraReasons
      .filter(({ setting }) => setting !== undefined)
      .map(({ codes, setting }) => [codes[0], setting] as const);
    assert.deepEqual(Object.fromEntries(offered), {
      700016: 'entraBroker.clientId',
      7000112: 'entraBroker.clientId',
      50194: 'entraBroker.tenant',
      9002332: 'entraBroker.tenant',
      90002: 'entraBroker.tenant',
      90038: 'entraBroker.cloud',
      65002: 'entraBroker.clientId',
    });
  });

  it('advise no setting that a request has a value of its own for', () => {
    const overrides = ['entraBroker.clientId', 'entraBroker.tenant'];
    for (const { kind, codes } of entraReasons) {
      const text = reasonText({ kind, entraCode: codes[0]!, overrides });
      assert.doesNotMatch(text?.remedy ?? '', /entraBroker\.(?:clientId|tenant)/);
    }
  });
});
