import type { LogOutputChannel } from 'vscode';
import { RequestMemory } from '../../pop/input/requestMemory.ts';
import { UnfinishedInputs } from '../../pop/input/unfinishedInputs.ts';
import type { PopContext } from '../../pop/popContext.ts';
import { LastAnswers } from '../../pop/view/lastAnswers.ts';
import type { TokenView } from '../../pop/view/tokenViews.ts';
import { NonceStore } from '../../proof/nonceStore.ts';
import type { CommandTokens } from '../../provider/commandTokens.ts';
import { readSignInSettings } from '../../provider/settings.ts';
import { fakeMemento } from '../fakes/memento.ts';
import { buildClient } from './clients.ts';

/** A token that was acquired, and the request that it is for. */
export interface AcquiredToken {
  readonly request: string;
  readonly tenant: string;
  readonly token: string;
}

/** The account that is signed in. */
export const signedIn = { id: '1', label: 'alex@contoso.test' };

/** A context of the PoP commands with one account, and what they did with it. */
export function buildPopContext(): {
  readonly context: PopContext;
  readonly acquired: readonly AcquiredToken[];
  readonly copied: readonly string[];
  readonly shown: readonly TokenView[];
  readonly logged: readonly string[];
} {
  const acquired: AcquiredToken[] = [];
  const copied: string[] = [];
  const shown: TokenView[] = [];
  const logged: string[] = [];
  const tokens: Pick<CommandTokens, 'accounts' | 'tokenRequest' | 'acquirePopToken'> = {
    accounts: () => Promise.resolve([signedIn]),
    tokenRequest: (scopes) => ({
      client: buildClient(),
      tenant: readSignInSettings().tenant,
      scopes,
      correlationId: '',
    }),
    acquirePopToken: (_, { tenant, scopes }, { method, uri, nonce }) => {
      const token = `a.${nonce}.c`;
      acquired.push({ request: [method, uri, ...scopes].join(' '), tenant, token });
      return Promise.resolve({ accessToken: token } as never);
    },
  };
  const context: Omit<PopContext, 'views' | 'bodies' | 'inspector'> = {
    tokens: tokens as CommandTokens,
    memory: new RequestMemory(fakeMemento()),
    unfinished: new UnfinishedInputs(),
    nonces: new NonceStore(),
    clipboard: { copy: (text: string) => Promise.resolve(void copied.push(text)) } as never,
    answers: { show: (view: TokenView) => Promise.resolve(void shown.push(view)) } as never,
    lastAnswers: new LastAnswers(),
    log: { info: (line: string) => logged.push(line) } as Partial<LogOutputChannel> as never,
  };
  return { context: context as PopContext, acquired, copied, shown, logged };
}
