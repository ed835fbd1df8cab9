import * as l10n from '@vscode/l10n';
import type { Evidence } from './evidence.ts';
import type { Verdict } from './verdict.ts';

/** Whether the owner of the access token's key has signed: the heart of the matter. */
export function keyVerdicts(evidence: Evidence): readonly Verdict[] {
  return [accessTokenVerdict(evidence), signatureVerdict(evidence), bindingVerdict(evidence)];
}

function accessTokenVerdict({ accessToken }: Evidence): Verdict {
  const check = 'accessToken';
  switch (accessToken) {
    case 'missing':
      return {
        check,
        state: 'bad',
        sentence: l10n.t('It contains no access token that can be read.'),
      };
    case 'encrypted':
      return {
        check,
        state: 'unknown',
        sentence: l10n.t(
          'The access token in it is encrypted: only the server that it is for can read it, so its key and its times are not known here.',
        ),
      };
    default:
      return { check, state: 'good', sentence: l10n.t('It contains an access token.') };
  }
}

/** A key in the access token itself goes before the one that the PoP token brings along. */
function signatureVerdict({ accessTokenKey, ownKey }: Evidence): Verdict {
  const check = 'signature';
  const key = accessTokenKey ?? ownKey;
  if (!key) {
    return {
      check,
      state: 'bad',
      sentence: l10n.t('There is no key in it that the signature could be verified with.'),
    };
  }
  return key.verifies
    ? {
        check,
        state: 'good',
        sentence: l10n.t('The signature verifies with the key in the token.'),
      }
    : {
        check,
        state: 'bad',
        sentence: l10n.t("The signature doesn't verify with the key in the token."),
      };
}

function bindingVerdict({ accessToken, accessTokenKey, ownKey, confirmation }: Evidence): Verdict {
  const check = 'keyBinding';
  const isBound = accessTokenKey
    ? accessTokenKey.verifies
    : ownKey?.thumbprint !== undefined && confirmation.kid === ownKey.thumbprint;
  if (accessToken === 'encrypted' || (!isBound && confirmation.jku !== undefined)) {
    return {
      check,
      state: 'unknown',
      sentence: l10n.t(
        "Whether the access token is bound to the key that signed can't be seen here.",
      ),
    };
  }
  return isBound
    ? {
        check,
        state: 'good',
        sentence: l10n.t('The access token is bound to the key that signed.'),
      }
    : {
        check,
        state: 'bad',
        sentence: l10n.t('The access token is not bound to the key that signed.'),
      };
}
