import type { PopRequest } from './popRequest.ts';
import { decodePopToken, PopTokenError } from './popToken.ts';
import type { PopToken, PopTokenCheck } from './popToken.ts';
import { hasPopType, passes } from './popTokenChecks.ts';
import type { StrictCheck } from './popTokenChecks.ts';
import { hostForms, pathForms } from './requestForms.ts';

type AnswerCheck = (
  token: PopToken,
  request: PopRequest,
  now: number,
) => boolean | Promise<boolean>;

/**
 * The checks of a broker's answer, in order. They are strict in what protects the person: it is
 * signed, by a key that the access token is bound to, for this method, host, path and nonce. They
 * are tolerant in form, since brokers of other platforms write it in other ways, and it is for the
 * server to say which it takes; the inspector tells that.
 */
const answerChecks: readonly (readonly [PopTokenCheck, AnswerCheck])[] = [
  // Some makers write no type, or that of any JSON Web Token. A bearer token has no `at`.
  ['type', ({ header, claims }) => hasPopType(header) || typeof claims.at === 'string'],
  ['accessToken', ({ accessToken, isEncrypted }) => accessToken !== undefined || isEncrypted],
  ['signature', strictly('signature')],
  // Only the server can read the key that an encrypted access token is bound to. The signature is
  // for this request all the same, so that the token is worth nothing for any other.
  [
    'keyBinding',
    (token, request, now) => token.isEncrypted || passes('keyBinding', token, request, now),
  ],
  ['method', strictly('method')],
  [
    'host',
    ({ claims: { u } }, { uri }) =>
      typeof u === 'string' && hostForms(new URL(uri)).includes(u.toLowerCase()),
  ],
  ['path', ({ claims }, { uri }) => pathForms(new URL(uri)).some((form) => form === claims.p)],
  ['nonce', strictly('nonce')],
  ['age', strictly('age')],
];

/**
 * Checks that a PoP token is signed, by the key that its access token is bound to, for the expected
 * request.
 * @param now in milliseconds since the epoch.
 * @returns the token, taken apart.
 * @throws {PopTokenError} and nothing else, whatever the token is.
 */
export async function verifyPopToken(
  text: string,
  request: PopRequest,
  now = Date.now(),
): Promise<PopToken> {
  const token = decodePopToken(text);
  for (const [check, holds] of answerChecks) {
    if (!(await holds(token, request, now))) {
      throw new PopTokenError(check);
    }
  }
  return token;
}

function strictly(check: StrictCheck): AnswerCheck {
  return (token, request, now) => passes(check, token, request, now);
}
