import { saySignedIn } from './saySignedIn.ts';
import { showError } from './showError.ts';
import type { CommandTokens } from './commandTokens.ts';

/** `entraBroker.signIn`: signs in an account, or another one. It tells its caller nothing. */
export async function signInCommand(tokens: Pick<CommandTokens, 'signIn'>): Promise<void> {
  try {
    const { label } = await tokens.signIn();
    // Not waited for: the command is done, whether or not the message is read.
    void saySignedIn(label);
  } catch (error) {
    showError(error);
  }
}
