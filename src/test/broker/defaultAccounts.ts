import type { Membership, StandInAccount } from './account.ts';

const publicCloud = 'login.microsoftonline.com';

const contoso = {
  tenantId: '6f1c2a84-3d5e-4b09-8a17-c94e2b7d5f30',
  domain: 'contoso.example',
  listed: true,
  needsInteraction: false,
};

const fabrikam = {
  tenantId: 'd2b8e715-90af-4c63-b4d1-7e3a5c08f962',
  domain: 'fabrikam.example',
  listed: true,
  needsInteraction: false,
};

/** A member of Contoso. */
export const alex = account('alex@contoso.example', 'Alex', 'Wilber', {
  ...contoso,
  objectId: '0b7e4d19-52c6-4f8a-9e03-a16d8c7b2f45',
});

/** Another member of Contoso. */
export const megan = account('megan@contoso.example', 'Megan', 'Bowen', {
  ...contoso,
  objectId: '83a5f0c2-e71b-4d36-a8f9-2c40b6d9173e',
});

/** A member of Fabrikam who is a guest of Contoso, and has not signed in there yet. */
export const adele = account(
  'adele@fabrikam.example',
  'Adele',
  'Vance',
  { ...fabrikam, objectId: 'c95d3b6e-08f4-4a72-b1ce-6f27e9a4d058' },
  {
    ...contoso,
    objectId: '4e12a9d7-b63f-4085-97ac-d50c1f8e6b23',
    listed: false,
    needsInteraction: true,
  },
);

/** The accounts of a stand-in that was told of no others. */
export const defaultAccounts: readonly StandInAccount[] = [alex, megan, adele];

function account(
  username: string,
  givenName: string,
  familyName: string,
  ...tenants: [Membership, ...Membership[]]
): StandInAccount {
  return { username, givenName, familyName, environment: publicCloud, tenants };
}
