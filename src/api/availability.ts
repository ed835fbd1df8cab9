import { availabilityCommand } from '../contract/availability.ts';
import type { Availability } from '../contract/availability.ts';

/** As much of `vscode.commands.executeCommand`, which fits as it is, as is used. */
export type ExecuteCommand = (command: string) => PromiseLike<unknown>;

/**
 * Whether Entra Broker can be used here, and whether it has a client id. It shows nothing and
 * never rejects: if Entra Broker isn't installed, or can't be (VS Code for the Web), the cause is
 * `notInstalled`.
 * @param executeCommand `vscode.commands.executeCommand`.
 */
export async function availability(executeCommand: ExecuteCommand): Promise<Availability> {
  try {
    return checked(await executeCommand(availabilityCommand));
  } catch (error) {
    const isMissing = error instanceof Error && error.message.includes('not found');
    const cause = isMissing ? 'notInstalled' : 'unexpected';
    return { available: false, cause, configured: false };
  }
}

/** Any extension can register a command, so its answer is looked at. */
function checked(answer: unknown): Availability {
  const { available, cause, configured } = (answer ?? {}) as Readonly<Record<string, unknown>>;
  return {
    available: available === true,
    ...(typeof cause === 'string' && { cause }),
    configured: configured === true,
  };
}
