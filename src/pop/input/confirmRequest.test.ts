import assert from 'node:assert/strict';
import { fake, resetFake } from '../../test/fakes/vscode.ts';
import { confirmRequest } from './confirmRequest.ts';
import type { PopDraft } from './popDraft.ts';

const draft: PopDraft = {
  account: { id: '1', label: 'alex@contoso.test' },
  method: 'DELETE',
  uri: 'https://xn--pi-6kc.contoso.test/items?x',
  scopes: ['api://a/x', 'api://a/y'],
  nonce: { kind: 'automatic' },
  headers: [['X', 'y']],
  body: 'für',
  outlet: 'curl-posix',
  notes: ['Authorization of the file is left out.'],
};

describe('the confirmation of a PoP request', () => {
  beforeEach(resetFake);

  it('is modal, and says method and host first, then everything else', async () => {
    fake.press = 'Send';
    assert.equal(await confirmRequest(draft, 'send'), 'confirmed');
    assert.deepEqual(fake.messages, [
      {
        message: 'Send DELETE to xn--pi-6kc.contoso.test?',
        modal: true,
        detail: [
          'DELETE https://xn--pi-6kc.contoso.test/items?x',
          'Account: alex@contoso.test',
          'Scopes: api://a/x api://a/y',
          'Headers and body: 1 header, 4 bytes of body',
          'Authorization of the file is left out.',
        ].join('\n'),
        buttons: ['Send', 'Change…'],
      },
    ]);
  });

  it('says if neither headers nor a body are sent', async () => {
    fake.press = 'Send';
    await confirmRequest({ ...draft, headers: [], body: '' }, 'send');
    assert.match(fake.messages[0]?.detail ?? '', /^Headers and body: none$/m);
  });

  it('names an app and a tenant that are not those of the settings', async () => {
    fake.press = 'Send';
    await confirmRequest({ ...draft, clientId: 'an-app', tenant: 'a-tenant' }, 'send');
    assert.match(fake.messages[0]?.detail ?? '', /^App \(client id\): an-app\nTenant: a-tenant$/m);
  });

  it('says what becomes of the token', async () => {
    for (const outlet of ['token', 'header', 'curl-cmd', 'inspect'] as const) {
      fake.press = outlet === 'inspect' ? 'Get and Inspect' : 'Copy';
      await confirmRequest({ ...draft, outlet, nonce: { kind: 'challenge' } }, 'token');
    }
    const host = 'DELETE xn--pi-6kc.contoso.test';
    assert.deepEqual(
      fake.messages.map(({ message, buttons }) => [message, buttons[0]]),
      [
        [`Copy a PoP token for ${host}?`, 'Copy'],
        [`Copy a header with a PoP token for ${host}?`, 'Copy'],
        [`Copy a curl command with a PoP token for ${host}?`, 'Copy'],
        [`Get a PoP token for ${host}, to inspect it?`, 'Get and Inspect'],
      ],
    );
    const [token = '', , curl = ''] = fake.messages.map(({ detail }) => detail ?? '');
    assert.doesNotMatch(token, /header/);
    assert.match(curl, /1 header/);
    assert.match(token, /the server is asked for a nonce/);
  });

  it('says that an agent asks, who can change nothing', async () => {
    fake.press = 'Send for the Agent';
    await confirmRequest(draft, 'agent');
    await confirmRequest(draft, 'send').catch(() => undefined);
    const [
      { message, detail = '', buttons } = assert.fail(),
      { detail: own = '' } = assert.fail(),
    ] = fake.messages;
    assert.match(detail, /^The agent gets the answer, without the token\.$/m);
    assert.doesNotMatch(own, /agent/);
    assert.match(message, /^An agent wants to send DELETE to xn--pi-6kc\.contoso\.test\./);
    assert.deepEqual(buttons, ['Send for the Agent']);
  });

  it('lets the person change the request, or give up', async () => {
    fake.press = 'Change…';
    assert.equal(await confirmRequest(draft, 'send'), 'change');
    fake.press = undefined;
    await assert.rejects(confirmRequest(draft, 'send'), { name: 'Canceled' });
  });

  it('keeps texts from outside on their lines', async () => {
    fake.press = 'Send';
    await confirmRequest({ ...draft, scopes: ['a\nAccount: somebody\u202e'] }, 'send');
    const lines = fake.messages[0]?.detail?.split('\n') ?? [];
    assert.equal(lines.filter((line) => line.startsWith('Account:')).length, 1);
    assert.doesNotMatch(lines.join(''), /\u202e/);
  });
});
