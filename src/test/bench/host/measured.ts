/** The figures of one window, of each contestant by its name. */
export interface MeasuredWindow {
  /** Milliseconds from `activate()` until the provider answers; of the empty one without. */
  readonly activation: Readonly<Record<'empty' | 'nothing' | 'ours' | 'builtIn', number>>;
  /** Megabytes of resident memory that activation and the first sign-in added. */
  readonly memory: Readonly<Record<'ours' | 'builtIn', number>>;
  /** Milliseconds of each `getSession` for a bearer token that is there already. */
  readonly getSession: Readonly<Record<'nothing' | 'ours' | 'builtIn', readonly number[]>>;
  /** Milliseconds of a list of the accounts. */
  readonly accounts: Readonly<Record<'nothing' | 'ours', readonly number[]>>;
}

/** Told to the extension that measures, in a file of the workspace. */
export interface Order {
  readonly first: 'ours' | 'builtIn';
  readonly calls: number;
}

export const orderFile = 'order.json';
export const resultFile = 'result.json';

export const providers = {
  ours: { extension: 'entra-broker.entra-broker-auth', provider: 'entra-broker' },
  builtIn: { extension: 'vscode.microsoft-authentication', provider: 'microsoft' },
  nothing: { extension: 'entra-broker-tests.nothing', provider: 'nothing' },
} as const;

export const scopes = ['https://graph.microsoft.com/User.Read'];
