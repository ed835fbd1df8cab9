import type { Evidence } from './evidence.ts';
import { formVerdicts } from './formVerdicts.ts';
import { keyVerdicts } from './keyVerdicts.ts';
import { requestVerdicts } from './requestVerdicts.ts';
import { accessTokenTimeVerdict, ageVerdict } from './timeVerdicts.ts';
import type { Verdict } from './verdict.ts';

/** The result of every check of a PoP token, the gravest first. */
export function verdictsOn(evidence: Evidence): readonly Verdict[] {
  const { token, accessToken, now } = evidence;
  return [
    ...keyVerdicts(evidence),
    ...(typeof accessToken === 'string' ? [] : [accessTokenTimeVerdict(accessToken.claims, now)]),
    ageVerdict(token.claims, now),
    ...requestVerdicts(evidence),
    ...formVerdicts(evidence),
  ];
}
