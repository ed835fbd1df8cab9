import * as vscode from 'vscode';
import { back } from './steps.ts';
import type { Answer, Position } from './steps.ts';

/** A choice with what it stands for. */
export interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

export interface PickOptions<T> {
  readonly placeholder: string;
  readonly choices: readonly Choice<T>[];
  /** The choice that is made with Enter alone; the first one where undefined. */
  readonly active?: Choice<T> | undefined;
}

export interface TypeOptions {
  readonly prompt: string;
  readonly placeholder: string;
  readonly value: string;
  /** What is wrong with a value as it is being typed; undefined where nothing is. */
  readonly problem: (value: string) => string | undefined;
  /** What is to be said about a value that is right. */
  readonly note?: (value: string) => string | undefined;
}

/** Lets the person pick. @throws {vscode.CancellationError} where they give up. */
export async function pick<T>(position: Position, options: PickOptions<T>): Promise<Answer<T>> {
  const input = vscode.window.createQuickPick<Choice<T>>();
  input.placeholder = options.placeholder;
  input.items = options.choices;
  input.matchOnDescription = true;
  if (options.active) {
    input.activeItems = [options.active];
  }
  return show(input, position, () => {
    const [chosen] = input.selectedItems;
    return chosen && { answer: chosen.value };
  });
}

/** Lets the person type. @throws {vscode.CancellationError} where they give up. */
export async function type(position: Position, options: TypeOptions): Promise<Answer<string>> {
  const input = vscode.window.createInputBox();
  input.prompt = options.prompt;
  input.placeholder = options.placeholder;
  input.value = options.value;
  const validate = (value: string) => {
    const problem = value === '' ? undefined : options.problem(value);
    const note = value === '' ? undefined : options.note?.(value);
    input.validationMessage =
      problem ??
      (note === undefined
        ? undefined
        : { message: note, severity: vscode.InputBoxValidationSeverity.Info });
  };
  validate(input.value);
  input.onDidChangeValue(validate);
  return show(input, position, () => {
    const value = input.value.trim();
    const problem = options.problem(value);
    input.validationMessage = problem;
    return problem === undefined ? { answer: value } : undefined;
  });
}

type Input = vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox;

/** Shows an input until `accepted` gives an answer. */
async function show<T>(
  input: Pick<
    Input,
    | 'title'
    | 'step'
    | 'totalSteps'
    | 'ignoreFocusOut'
    | 'buttons'
    | 'onDidAccept'
    | 'onDidHide'
    | 'onDidTriggerButton'
    | 'show'
    | 'dispose'
  >,
  position: Position,
  accepted: () => { readonly answer: T } | undefined,
): Promise<Answer<T>> {
  Object.assign(input, position);
  // People fetch a URL or a nonce from elsewhere while they are asked for it.
  input.ignoreFocusOut = true;
  input.buttons = position.step > 1 ? [vscode.QuickInputButtons.Back] : [];
  try {
    return await new Promise<Answer<T>>((resolve, reject) => {
      input.onDidTriggerButton(() => {
        resolve(back);
      });
      input.onDidAccept(() => {
        const result = accepted();
        if (result) {
          resolve(result.answer);
        }
      });
      input.onDidHide(() => {
        reject(new vscode.CancellationError());
      });
      input.show();
    });
  } finally {
    input.dispose();
  }
}
