import * as l10n from '@vscode/l10n';
import type { Challenge } from '../../proof/challenge.ts';
import type { PopRequest } from '../../proof/popRequest.ts';
import type { PopInspection } from './inspection.ts';
import type { Verdict } from './verdict.ts';

/** Why a server may have refused a request, and what to try. */
export interface LikelyCause {
  readonly cause:
    | 'token'
    | 'clock'
    | 'claims'
    | 'permission'
    | 'scheme'
    | 'audience'
    | 'nonce'
    | 'validators'
    | 'unknown';
  /** The cause in a sentence. */
  readonly sentence: string;
  readonly advice: string;
}

/** The verdict of software that servers check PoP tokens with. */
export interface ValidatorAnswer {
  readonly name: string;
  /** Empty if it accepts the token. */
  readonly refusals: readonly string[];
}

/** A check of the token itself failed. */
export function wrongToken(verdicts: readonly Verdict[]): LikelyCause | undefined {
  const failed = verdicts.find(({ state }) => state === 'bad');
  return (
    failed && {
      cause: 'token',
      sentence: failed.sentence,
      advice: l10n.t('Send the request again: that signs a new token for it.'),
    }
  );
}

/** In milliseconds: as much as Microsoft.IdentityModel allows. */
const clockTolerance = 5 * 60_000;

/** The server's clock is another one, by the header `date` of its answer. */
export function wrongClock(headers: Headers, now: number): LikelyCause | undefined {
  const apart = Math.abs(Date.parse(headers.get('date') ?? '') - now);
  return apart > clockTolerance
    ? {
        cause: 'clock',
        sentence: l10n.t(
          "The server's clock and this machine's are {0} minutes apart.",
          Math.round(apart / 60_000),
        ),
        advice: l10n.t('Set the clock of this machine; tokens are only good for minutes.'),
      }
    : undefined;
}

/** The server sent a claims challenge. */
export function wantedClaims(challenges: readonly Challenge[]): LikelyCause | undefined {
  const isWanted = challenges.some(
    ({ parameters }) =>
      parameters.get('error') === 'insufficient_claims' || parameters.has('claims'),
  );
  return isWanted
    ? {
        cause: 'claims',
        sentence: l10n.t(
          'The server wants a sign-in that satisfies more conditions (a claims challenge of conditional access).',
        ),
        advice: l10n.t(
          'Sign in again as the organization asks for it, and send the request again.',
        ),
      }
    : undefined;
}

/** The server took the token, and refuses what it was asked. */
export function permission({ evidence: { accessToken } }: PopInspection): LikelyCause {
  const { scp, roles } = typeof accessToken === 'string' ? {} : accessToken.claims;
  const granted = [scp, roles].filter((claim) => claim !== undefined).map((c) => JSON.stringify(c));
  return {
    cause: 'permission',
    sentence:
      granted.length === 0
        ? l10n.t('The server knows who you are, and does not let you do this.')
        : l10n.t(
            'The server knows who you are, and does not let you do this with {0}.',
            granted.join(', '),
          ),
    advice: l10n.t(
      'Ask for the scope that the API wants for this request, or for a role in it; an administrator may have to consent.',
    ),
  };
}

/** The server asks for other credentials. */
export function otherScheme(challenges: readonly Challenge[]): LikelyCause | undefined {
  const schemes = challenges.map(({ scheme }) => scheme);
  return schemes.length > 0 && !schemes.includes('pop')
    ? {
        cause: 'scheme',
        sentence: l10n.t(
          'The server asks for {0}, and not for PoP: it may not take PoP tokens at all.',
          [...new Set(schemes)].map((scheme) => JSON.stringify(scheme)).join(', '),
        ),
        advice: l10n.t(
          'Find out from its documentation whether it takes PoP tokens. They are never replaced by bearer tokens here.',
        ),
      }
    : undefined;
}

/** An audience that is a URL mostly names the API's own host. */
export function wrongAudience(
  { evidence: { accessToken } }: PopInspection,
  { uri }: PopRequest,
): LikelyCause | undefined {
  const aud = typeof accessToken === 'string' ? undefined : accessToken.claims.aud;
  const { hostname } = new URL(uri);
  if (typeof aud !== 'string' || !/^https?:/.test(aud) || !URL.canParse(aud)) {
    return undefined;
  }
  return new URL(aud).hostname === hostname
    ? undefined
    : {
        cause: 'audience',
        sentence: l10n.t(
          'The access token is for {0}, and the request goes to {1}.',
          JSON.stringify(aud),
          hostname,
        ),
        advice: l10n.t('Choose a scope of the API that the request goes to.'),
      };
}

/** The challenge of the last answer was already met with its nonce, if that could be. */
export function wantedNonce(challenges: readonly Challenge[]): LikelyCause | undefined {
  const isWanted = challenges.some(
    ({ scheme, parameters }) => scheme === 'pop' && parameters.has('nonce'),
  );
  return isWanted
    ? {
        cause: 'nonce',
        sentence: l10n.t("The server did not accept the token's nonce, and sent a new one."),
        advice: l10n.t(
          'Send the request again. If it is refused again, there may be several servers that do not share nonces.',
        ),
      }
    : undefined;
}

/** No known validator would take the token. */
export function refusedByAll(validators: readonly ValidatorAnswer[]): LikelyCause | undefined {
  const [first] = validators;
  return first && validators.every(({ refusals }) => refusals.length > 0)
    ? {
        cause: 'validators',
        sentence: l10n.t('{0}: no, since {1}.', first.name, first.refusals.join('; ')),
        advice: l10n.t('Inspect the token to see what each known validator says.'),
      }
    : undefined;
}

/** Nothing can be seen from here. @param serverWords what the server says, if it says anything. */
export function unknown(serverWords: string | undefined): LikelyCause {
  return {
    cause: 'unknown',
    sentence:
      serverWords === undefined
        ? l10n.t('The token is as it should be, and the server does not say what it minds.')
        : l10n.t("The token is as it should be; see the server's own words."),
    advice: l10n.t(
      "Look at the server's log: the issuer, the audience or a proxy that changes host or path are the usual causes.",
    ),
  };
}
