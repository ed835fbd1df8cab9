/** The clouds of Microsoft Entra, and where each of them signs people in. */
export const clouds = ['public', 'usGovernment', 'china', 'custom'] as const;

export type Cloud = (typeof clouds)[number];

interface Endpoints {
  /** Origin of the authority. */
  readonly authorityHost: string;
  readonly graph: string;
}

// https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud
const endpoints: Record<Exclude<Cloud, 'custom'>, Endpoints> = {
  public: {
    authorityHost: 'https://login.microsoftonline.com',
    graph: 'https://graph.microsoft.com',
  },
  usGovernment: {
    authorityHost: 'https://login.microsoftonline.us',
    graph: 'https://graph.microsoft.us',
  },
  china: {
    authorityHost: 'https://login.partner.microsoftonline.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
  },
};

/** Where a cloud signs in; the custom one at the given authority. */
export function authorityHost(cloud: Cloud, customAuthority: string): string {
  return cloud === 'custom' ? customAuthority : endpoints[cloud].authorityHost;
}

/** What a request without resource scopes means: everything consented for Microsoft Graph. */
export function defaultScope(cloud: Cloud): string {
  return `${endpoints[cloud === 'custom' ? 'public' : cloud].graph}/.default`;
}

/** Whether a resource, in small letters, is the Microsoft Graph of one of the clouds. */
export function isGraph(resource: string): boolean {
  return Object.values(endpoints).some(({ graph }) => graph === resource);
}
