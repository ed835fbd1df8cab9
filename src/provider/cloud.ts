/** The clouds of Microsoft Entra. */
export const clouds = ['public', 'usGovernment', 'china', 'custom'] as const;

export type Cloud = (typeof clouds)[number];

/** A cloud of Microsoft's; the custom one is somebody else's. */
export type PublishedCloud = Exclude<Cloud, 'custom'>;

interface Endpoints {
  /** Origin of the authority. */
  readonly authorityHost: string;
  /** Microsoft Graph. The DoD has one of its own, in the cloud for all of the US government. */
  readonly graphs: readonly [string, ...string[]];
}

// https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud
// https://learn.microsoft.com/graph/deployments
const endpoints: Record<PublishedCloud, Endpoints> = {
  public: {
    authorityHost: 'https://login.microsoftonline.com',
    graphs: ['https://graph.microsoft.com'],
  },
  usGovernment: {
    authorityHost: 'https://login.microsoftonline.us',
    graphs: ['https://graph.microsoft.us', 'https://dod-graph.microsoft.us'],
  },
  china: {
    authorityHost: 'https://login.partner.microsoftonline.cn',
    graphs: ['https://microsoftgraph.chinacloudapi.cn'],
  },
};

/** Where a cloud signs in; the custom one at the given authority. */
export function authorityHost(cloud: Cloud, customAuthority: string): string {
  return cloud === 'custom' ? customAuthority : endpoints[cloud].authorityHost;
}

/** Whether an authority is that of one of Microsoft's clouds, and no custom one. */
export function isPublishedAuthority(host: string): boolean {
  return Object.values(endpoints).some(({ authorityHost }) => authorityHost === host);
}

/**
 * A scope as a cloud knows it: one without a resource belongs to the cloud's Microsoft Graph. A
 * custom cloud's isn't known here, and its authority knows what it means.
 */
export function scopeIn(cloud: Cloud, scope: string): string {
  return cloud === 'custom' || scope.includes('/')
    ? scope
    : `${endpoints[cloud].graphs[0]}/${scope}`;
}

/** Whether a resource, in lowercase, is the Microsoft Graph of one of the clouds. */
export function isGraph(resource: string): boolean {
  return Object.values(endpoints).some(({ graphs }) => graphs.includes(resource));
}
