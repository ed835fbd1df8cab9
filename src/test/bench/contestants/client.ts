import type { BrokerClient } from '../../../broker/broker.ts';

/** The app that every contestant asks for, and what it asks for. */
export const client: BrokerClient = {
  clientId: '5c1f0a3e-7b24-4d9c-8e16-f3a2905b7c48',
  authorityHost: 'https://login.microsoftonline.com',
};

export const scopes = ['api://orders/Read'];

export const resource = 'https://api.contoso.test/items';
