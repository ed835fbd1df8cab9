import * as l10n from '@vscode/l10n';

/** The part of a token that a member stands in; some names mean other things elsewhere. */
export type TokenPart = 'popHeader' | 'popClaims' | 'tokenHeader' | 'tokenClaims';

type Meanings = Readonly<Record<string, () => string>>;

const headerMeanings: Meanings = {
  typ: () => l10n.t('What kind of token this is.'),
  alg: () => l10n.t('The algorithm of the signature.'),
  kid: () => l10n.t('The key that the signature was made with.'),
  x5t: () => l10n.t('The certificate of the key that the signature was made with.'),
};

/** draft-ietf-oauth-signed-http-request-03, section 3. */
const popMeanings: Meanings = {
  at: () => l10n.t('The access token, which names the key that must sign each request.'),
  ts: () => l10n.t('When the request was signed.'),
  m: () => l10n.t('The HTTP method that the request must have.'),
  u: () => l10n.t('The host, and the port if it is not the usual one, that it must go to.'),
  p: () => l10n.t('The path that it must ask for.'),
  q: () => l10n.t('The query parameters that are covered, and their hash.'),
  h: () => l10n.t('The headers that are covered, and their hash.'),
  b: () => l10n.t('The hash of the body.'),
  nonce: () => l10n.t("The server's number for this request, or a random one of the sender."),
  cnf: () => l10n.t('The public key that verifies the signature.'),
};

/** https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference */
const accessTokenMeanings: Meanings = {
  acr: () => l10n.t('How the person was authenticated: 1 for Microsoft Entra itself.'),
  acrs: () => l10n.t('The authentication contexts (conditional access) that were satisfied.'),
  aio: () => l10n.t("Microsoft's own data; not meant to be read."),
  amr: () => l10n.t('The methods that the person signed in with, such as a password or a key.'),
  appid: () => l10n.t('The client id of the app that the token was issued to.'),
  appidacr: () => l10n.t('How that app was authenticated: 0 public, 1 secret, 2 certificate.'),
  aud: () => l10n.t('The resource that the token is for; others must refuse it.'),
  auth_time: () => l10n.t('When the person signed in.'),
  azp: () => l10n.t('The client id of the app that the token was issued to.'),
  azpacr: () => l10n.t('How that app was authenticated: 0 public, 1 secret, 2 certificate.'),
  cnf: () => l10n.t('The key that each use of this token needs, mostly by its thumbprint.'),
  deviceid: () => l10n.t('The device that the person signed in from.'),
  email: () => l10n.t("The person's address."),
  exp: () => l10n.t('When the token expires.'),
  family_name: () => l10n.t("The person's last name."),
  given_name: () => l10n.t("The person's first name."),
  groups: () => l10n.t('The groups that the person is in.'),
  iat: () => l10n.t('When the token was issued.'),
  idp: () => l10n.t("Who authenticated the person, if it wasn't the token's issuer."),
  idtyp: () => l10n.t('Whether the token is for an app or for a person.'),
  ipaddr: () => l10n.t('The address that the person signed in from.'),
  iss: () => l10n.t('Who issued the token: the cloud and the tenant.'),
  name: () => l10n.t("The person's display name."),
  nbf: () => l10n.t('From when on the token is valid.'),
  nonce: () => l10n.t('Ties the token to the request that asked for it.'),
  oid: () => l10n.t('The person or app in this tenant, by an id that never changes.'),
  preferred_username: () => l10n.t("The person's sign-in name; it can change."),
  puid: () => l10n.t("Microsoft's own id of the person."),
  rh: () => l10n.t("Microsoft's own data; not meant to be read."),
  roles: () => l10n.t('The roles of the resource that the person or app has.'),
  scp: () => l10n.t('What the app may do for the person.'),
  sid: () => l10n.t('The session in which the person signed in.'),
  sub: () => l10n.t('The person or app, by an id that is different for each client.'),
  tid: () => l10n.t('The tenant that the token was issued in.'),
  unique_name: () => l10n.t("The person's sign-in name; it can change."),
  upn: () => l10n.t("The person's sign-in name; it can change."),
  uti: () => l10n.t('The id of this token, for the logs of Microsoft Entra.'),
  ver: () => l10n.t('The version of the token format.'),
  wids: () => l10n.t('The roles that the person has in the whole tenant.'),
};

const meanings: Record<TokenPart, Meanings> = {
  popHeader: headerMeanings,
  popClaims: popMeanings,
  tokenHeader: headerMeanings,
  tokenClaims: accessTokenMeanings,
};

const times = new Set(['ts', 'exp', 'iat', 'nbf', 'auth_time']);

/** A sentence on a member of a token, for people who meet its short name only here. */
export function claimMeaning(part: TokenPart, name: string): string {
  const known = meanings[part];
  return Object.hasOwn(known, name) && known[name]
    ? known[name]()
    : l10n.t('Of the issuer; no meaning of it is known here.');
}

/** Whether a claim is a time, in seconds since the epoch. */
export function isTime(name: string): boolean {
  return times.has(name);
}
