/**
 * As much of VS Code's API as unit tests need, in memory. A test sets what it wants to be asked
 * or told in `fake`, and calls `resetFake` before it.
 */
import type { AuthenticationProvider } from 'vscode';
import { Uri } from './vscodeEditors.ts';
import type { FakeDocument } from './vscodeEditors.ts';

export * from './vscodeEditors.ts';

type Listener<T> = (event: T) => unknown;

export class Disposable {
  private readonly callOnDispose: () => unknown;

  constructor(callOnDispose: () => unknown) {
    this.callOnDispose = callOnDispose;
  }

  static from(...disposables: { dispose(): unknown }[]): Disposable {
    return new Disposable(() => {
      for (const disposable of disposables) {
        disposable.dispose();
      }
    });
  }

  dispose(): void {
    this.callOnDispose();
  }
}

export class EventEmitter<T> {
  private listeners: readonly Listener<T>[] = [];

  readonly event = (listener: Listener<T>): Disposable => {
    this.listeners = [...this.listeners, listener];
    return new Disposable(() => {
      this.listeners = this.listeners.filter((other) => other !== listener);
    });
  };

  fire(event: T): void {
    for (const listener of this.listeners) {
      listener(event);
    }
  }

  dispose(): void {
    this.listeners = [];
  }
}

export class CancellationError extends Error {
  override readonly name = 'Canceled';
}

export class CancellationTokenSource {
  private readonly cancelled = new EventEmitter<undefined>();
  private isCancelled = false;
  readonly token: { readonly isCancellationRequested: boolean; onCancellationRequested: unknown };

  constructor() {
    const isCancelled = () => this.isCancelled;
    this.token = {
      get isCancellationRequested() {
        return isCancelled();
      },
      onCancellationRequested: this.cancelled.event,
    };
  }

  cancel(): void {
    this.isCancelled = true;
    this.cancelled.fire(undefined);
  }

  dispose(): void {
    this.cancelled.dispose();
  }
}

export const QuickPickItemKind = { Separator: -1, Default: 0 };

export const ProgressLocation = { SourceControl: 1, Window: 10, Notification: 15 } as const;
export const ConfigurationTarget = { Global: 1, Workspace: 2, WorkspaceFolder: 3 } as const;

/** A message or dialog that was shown. */
export interface ShownMessage {
  readonly message: string;
  readonly modal: boolean;
  readonly detail: string | undefined;
  readonly buttons: readonly string[];
}

/** What the fake is to answer, and what it was told. */
export const fake = {
  /** What the person types into the inputs to come, and picks by its label; gives up if undefined. */
  inputs: [] as (string | undefined)[],
  /** The inputs and the lists that were shown. */
  shownInputs: [] as Record<string, unknown>[],
  isTrusted: true,
  /** The files that there are, by path. */
  files: {} as Record<string, string>,
  /** The path of the workspace folder. */
  folder: '/folder',
  editor: undefined as unknown,
  /** Settings of the user, by their full names. */
  settings: {} as Record<string, unknown>,
  configurationChanges: new EventEmitter<{ affectsConfiguration(section: string): boolean }>(),
  closedDocuments: new EventEmitter<{ readonly uri: object }>(),
  /** The cancellation of the progress that runs now. */
  progress: undefined as CancellationTokenSource | undefined,
  /** Titles of progresses, and what they said, in their order. */
  progressTexts: [] as string[],
  /** Messages and dialogs in their order. */
  messages: [] as ShownMessage[],
  /** The button that the person presses, in messages and dialogs alike. */
  press: undefined as string | undefined,
  /** Registered commands, by their ids. */
  commands: new Map<string, (...args: unknown[]) => unknown>(),
  /** Registered tools of language models, by their names. */
  tools: new Map<string, unknown>(),
  /** Context keys that were set. */
  contexts: {} as Record<string, unknown>,
  /** Every command that was run, with its arguments. */
  executed: [] as (readonly unknown[])[],
  clipboard: '',
  /** The authentication provider that was registered. */
  provider: undefined as AuthenticationProvider | undefined,
  /** The text documents that are open. */
  documents: [] as unknown[],
  openedDocuments: new EventEmitter<unknown>(),
  /** What was opened outside of VS Code. */
  opened: [] as string[],
  sessionsAskedFor: [] as { readonly providerId: string; readonly scopes: readonly string[] }[],
};

/** Forgets everything that earlier tests set. */
export function resetFake(): void {
  fake.inputs = [];
  fake.shownInputs = [];
  fake.isTrusted = true;
  fake.files = {};
  fake.editor = undefined;
  fake.executed = [];
  fake.settings = {};
  fake.progress = undefined;
  fake.progressTexts = [];
  fake.messages = [];
  fake.press = undefined;
  fake.commands.clear();
  fake.tools.clear();
  fake.contexts = {};
  fake.clipboard = '';
  fake.opened = [];
  fake.sessionsAskedFor = [];
  fake.provider = undefined;
  fake.documents = [];
}

function registered(): Disposable {
  return new Disposable(() => undefined);
}

export const l10n = {
  t: (message: string, ...args: readonly (string | number)[]): string =>
    message.replace(/\{(\d+)\}/g, (_, index: string) => String(args[Number(index)])),
};

function fileAt({ path }: Uri): Uint8Array {
  const text = fake.files[path];
  if (text === undefined) {
    throw new Error('no such file');
  }
  return Buffer.from(text);
}

export const workspace = {
  get isTrusted() {
    return fake.isTrusted;
  },
  fs: {
    stat: async (uri: Uri) => Promise.resolve({ size: fileAt(uri).length }),
    readFile: async (uri: Uri) => Promise.resolve(fileAt(uri)),
  },
  getWorkspaceFolder: ({ path }: Uri) =>
    path.startsWith(`${fake.folder}/`) ? { uri: Uri.file(fake.folder) } : undefined,
  asRelativePath: ({ path }: Uri) => path.replace(`${fake.folder}/`, ''),
  getConfiguration: (section: string) => ({
    get: (name: string): unknown => fake.settings[`${section}.${name}`],
    inspect: (name: string): unknown => ({ globalValue: fake.settings[`${section}.${name}`] }),
    update: async (name: string, value: unknown): Promise<void> => {
      fake.settings[`${section}.${name}`] = value;
      return Promise.resolve();
    },
  }),
  onDidChangeConfiguration: fake.configurationChanges.event,
  get textDocuments() {
    return fake.documents;
  },
  onDidOpenTextDocument: fake.openedDocuments.event,
  registerTextDocumentContentProvider: registered,
  onDidCloseTextDocument: fake.closedDocuments.event,
};

export const commands = {
  registerCommand: (id: string, run: (...args: unknown[]) => unknown): Disposable => {
    fake.commands.set(id, run);
    return new Disposable(() => fake.commands.delete(id));
  },
  executeCommand: async (id: string, ...args: unknown[]): Promise<unknown> => {
    fake.executed.push([id, ...args]);
    if (id === 'setContext') {
      fake.contexts[String(args[0])] = args[1];
    }
    return Promise.resolve(fake.commands.get(id)?.(...args));
  },
};

export const env = {
  clipboard: {
    readText: async (): Promise<string> => Promise.resolve(fake.clipboard),
    writeText: async (text: string): Promise<void> => {
      fake.clipboard = text;
      return Promise.resolve();
    },
  },
  openExternal: async (uri: Uri): Promise<boolean> => {
    fake.opened.push(uri.toString());
    return Promise.resolve(true);
  },
};

export const authentication = {
  registerAuthenticationProvider: (
    _id: string,
    _label: string,
    provider: AuthenticationProvider,
  ): Disposable => {
    fake.provider = provider;
    return registered();
  },
  getSession: async (providerId: string, scopes: readonly string[]): Promise<undefined> => {
    fake.sessionsAskedFor.push({ providerId, scopes });
    return Promise.resolve(undefined);
  },
};

async function showMessage(message: string, ...rest: unknown[]): Promise<string | undefined> {
  const [first] = rest;
  const options = (typeof first === 'object' ? first : {}) as { modal?: boolean; detail?: string };
  const buttons = rest.filter((item) => typeof item === 'string');
  fake.messages.push({
    message,
    modal: options.modal ?? false,
    detail: options.detail,
    buttons,
  });
  return Promise.resolve(buttons.find((button) => button === fake.press));
}

async function nextInput(shown: Record<string, unknown>): Promise<string | undefined> {
  fake.shownInputs.push(shown);
  return Promise.resolve(fake.inputs.shift());
}

export const lm = {
  registerTool: (name: string, tool: unknown): Disposable => {
    fake.tools.set(name, tool);
    return registered();
  },
};

export class LanguageModelTextPart {
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }
}

export class LanguageModelToolResult {
  readonly content: readonly unknown[];

  constructor(content: readonly unknown[]) {
    this.content = content;
  }
}

export const LogLevel = { Trace: 1, Debug: 2, Info: 3 } as const;

export const languages = {
  match: (
    filters: readonly { readonly pattern?: string; readonly language?: string }[],
    { uri, languageId }: { readonly uri: Uri; readonly languageId: string },
  ) => {
    const isMatch = filters.some(({ pattern, language }) =>
      pattern === undefined ? language === languageId : /\.(?:http|rest)$/.test(uri.path),
    );
    return isMatch ? 10 : 0;
  },
  registerCodeLensProvider: registered,
  registerCompletionItemProvider: registered,
  registerHoverProvider: registered,
  setTextDocumentLanguage: async (document: FakeDocument, language: string) => {
    document.languageId = language;
    return Promise.resolve(document);
  },
};

export const window = {
  createOutputChannel: () => ({
    logLevel: LogLevel.Info,
    warn: () => undefined,
    info: () => undefined,
    debug: () => undefined,
    dispose: () => undefined,
  }),
  get activeTextEditor() {
    return fake.editor;
  },
  showTextDocument: async () => Promise.resolve(),
  showInputBox: nextInput,
  showQuickPick: async (items: readonly { readonly label: string }[], options: object) => {
    const label = await nextInput({ ...options, items });
    return items.find((item) => item.label === label);
  },
  showInformationMessage: showMessage,
  showWarningMessage: showMessage,
  showErrorMessage: showMessage,
  withProgress: async <T>(
    { title, cancellable }: { readonly title: string; readonly cancellable?: boolean },
    task: (
      progress: { report(step: { readonly message: string }): void },
      token: CancellationTokenSource['token'],
    ) => Promise<T>,
  ): Promise<T> => {
    const source = new CancellationTokenSource();
    fake.progress = cancellable === true ? source : undefined;
    fake.progressTexts.push(title);
    return task(
      {
        report: ({ message }) => {
          fake.progressTexts.push(message);
        },
      },
      source.token,
    );
  },
};
