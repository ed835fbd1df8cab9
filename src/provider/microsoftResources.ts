import type { PublishedCloud } from './cloud.ts';

/**
 * Names of one resource of Microsoft's: its application id, which is the same in all clouds, and
 * the URIs that its scopes may begin with. In lowercase, without a slash at the end. Names of two
 * clouds are refused by `cloudOfResource`.
 * https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
 */
const namesOfOne: readonly (readonly [string, ...string[]])[] = [
  // Azure DevOps
  ['499b84ac-1321-427f-aa17-267ca6975798', 'https://app.vssps.visualstudio.com'],
  // Microsoft Graph; its URIs in the national clouds are in cloud.ts
  ['https://graph.microsoft.com', '00000003-0000-0000-c000-000000000000'],
  // Azure Resource Manager
  [
    '797f4846-ba00-4fd7-ba43-dac1f8f63013',
    'https://management.azure.com',
    'https://management.core.windows.net',
    'https://management.usgovcloudapi.net',
    'https://management.core.usgovcloudapi.net',
    'https://management.chinacloudapi.cn',
    'https://management.core.chinacloudapi.cn',
  ],
  // Azure Key Vault
  [
    'cfa8b339-82a2-471a-a3c9-0fc0be7a4093',
    'https://vault.azure.net',
    'https://vault.usgovcloudapi.net',
    'https://vault.azure.cn',
  ],
  // Azure Storage
  ['e406a681-f3d4-42a8-90b6-c2b029497af1', 'https://storage.azure.com'],
  // Azure SQL Database
  [
    '022907d3-0f1b-48f7-badc-1ba6abab6d66',
    'https://database.windows.net',
    'https://database.usgovcloudapi.net',
    'https://database.chinacloudapi.cn',
  ],
  // Power BI, and Fabric by the same app
  [
    '00000009-0000-0000-c000-000000000000',
    'https://analysis.windows.net/powerbi/api',
    'https://api.fabric.microsoft.com',
  ],
];

/** One name for a resource that has several; in lowercase, as is what is given. */
export function resourceName(resource: string): string {
  return namesOfOne.find((names) => names.includes(resource))?.[0] ?? resource;
}

/**
 * Resources that are there in one cloud only: whole domains, by their end, and hosts.
 * https://learn.microsoft.com/azure/azure-government/compare-azure-government-global-azure
 * https://learn.microsoft.com/azure/china/resources-developer-guide
 */
const places: Record<PublishedCloud, readonly string[]> = {
  public: [
    'graph.microsoft.com',
    'management.azure.com',
    'management.core.windows.net',
    'vault.azure.net',
    'database.windows.net',
  ],
  usGovernment: ['.microsoft.us', '.azure.us', '.usgovcloudapi.net'],
  china: ['.chinacloudapi.cn', '.azure.cn'],
};

/** The cloud that a resource is there in, if it is known to be there in one only. */
export function cloudOfResource(resource: string): PublishedCloud | undefined {
  const host = URL.canParse(resource) ? `.${new URL(resource).host}` : '';
  const clouds = Object.keys(places) as PublishedCloud[];
  return clouds.find((cloud) =>
    places[cloud].some((place) =>
      place.startsWith('.') ? host.endsWith(place) : host === `.${place}`,
    ),
  );
}
