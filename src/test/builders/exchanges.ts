import type { HttpAnswer, HttpRequest } from '../../pop/exchange/sendHttp.ts';
import type { Exchange } from '../../pop/exchange/sendWithPop.ts';

const uri = 'https://api.contoso.test/items';

/** A request without body that was answered with an empty 200 within 2 ms. */
export function buildExchange(
  answer: Partial<HttpAnswer> = {},
  request: Partial<HttpRequest> = {},
  more: Partial<Exchange> = {},
): Exchange {
  return {
    request: { method: 'GET', uri, headers: [], body: '', ...request },
    pop: { method: 'GET', uri, nonce: 'n' },
    token: 'token',
    answer: {
      status: 200,
      statusText: 'OK',
      headers: new Headers(),
      body: buildBody(''),
      headersAfter: 1,
      bodyAfter: 2,
      ...answer,
    },
    ...more,
  };
}

/** @param text undefined for one byte that is no text. */
export function buildBody(text: string | undefined, cutOff = false): HttpAnswer['body'] {
  return { bytes: Buffer.from(text ?? '\0'), text, cutOff };
}
