const guid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/** The tenant of all personal accounts, which requests name `consumers`. */
const consumers = '9188040d-6c67-4c5b-b112-36a304b66dad';

/**
 * Hosts that issue tokens for one another, cloud by cloud. Tokens of version 1 come from `sts`.
 * @see https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-the-issuer
 */
const clouds: readonly (readonly string[])[] = [
  ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
  ['login.microsoftonline.us', 'login.usgovcloudapi.net', 'sts.windows.net'],
  ['login.partner.microsoftonline.cn', 'login.chinacloudapi.cn', 'sts.chinacloudapi.cn'],
];

/**
 * Whether a token is of the tenant that was asked for. Only a tenant that was named by its id
 * can be compared; a domain, `organizations` or `common` stand for a tenant that only Entra knows.
 * @param tid the claim of the token
 */
export function isTenantAskedFor(tid: unknown, tenant: string): boolean {
  const asked = tenant === 'consumers' ? consumers : tenant.toLowerCase();
  return !guid.test(asked) || (typeof tid === 'string' && tid.toLowerCase() === asked);
}

/**
 * Whether an issuer is the tenant of a token, in the cloud that was asked. Which hosts issue the
 * tokens of somebody's own cloud is for that cloud to know.
 * @param iss the claim `iss`
 * @param tid the claim `tid`
 * @param authorityHost the origin that was asked
 */
export function isIssuerOf(iss: unknown, tid: unknown, authorityHost: string): boolean {
  const issuer = typeof iss === 'string' ? URL.parse(iss) : null;
  if (issuer?.protocol !== 'https:') {
    return false;
  }
  const tenant = issuer.pathname.split('/')[1]?.toLowerCase();
  if (typeof tid === 'string' && tenant !== tid.toLowerCase()) {
    return false;
  }
  const { host } = new URL(authorityHost);
  const cloud = clouds.find((hosts) => hosts.includes(host));
  return !cloud || cloud.includes(issuer.host);
}
