import { availabilityCommand } from './contract/availability.ts';

/** The commands that are loaded with the sessions. */
export const sessionCommands = [
  'entraBroker.signIn',
  'entraBroker.signOut',
  availabilityCommand,
] as const;

/** The commands that are loaded by themselves, with all that they show. */
export const toolCommands = [
  'entraBroker.requestPopToken',
  'entraBroker.sendPopRequest',
  'entraBroker.inspectPopToken',
  'entraBroker.showDiagnostics',
  'entraBroker.copyRedirectUris',
  'entraBroker.copyRegistrationCommands',
  'entraBroker.newRequestFile',
] as const;

/** By command id; the argument comes from any extension, so it may be anything. */
export type CommandHandlers<Ids extends readonly string[]> = Readonly<
  Record<Ids[number], (given: unknown) => Promise<unknown>>
>;
