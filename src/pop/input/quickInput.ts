import * as vscode from 'vscode';
import { labelText } from '../../text/labelText.ts';
import { messageText } from '../../text/messageText.ts';
import { back } from './steps.ts';
import type { Answer, Position } from './steps.ts';

/** A choice with what it stands for. */
export interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

/** An entry that says why something can't be taken; Enter does nothing on it. */
export type Explanation = vscode.QuickPickItem & { readonly value?: never };

/** A list to choose from, and what stands in the field above it. */
export interface PickOptions<T> {
  /** Also the name of the input for screen readers. */
  readonly placeholder: string;
  readonly choices: readonly Choice<T>[];
  /** What stands below the choices and can't be chosen. */
  readonly explanations?: readonly Explanation[];
  /** The choice that only Enter makes; the first one if undefined. */
  readonly active?: Choice<T> | undefined;
  /** For lists in which something else can be typed: the choice that a text stands for. */
  readonly typed?: (text: string) => Choice<T> | Explanation;
  /** The text that is there to be changed. */
  readonly text?: string;
}

/** A field to type into, and what may be typed. */
export interface TypeOptions {
  readonly prompt: string;
  /** Also the name of the input for screen readers. */
  readonly placeholder: string;
  readonly value: string;
  /** The problem with a value as it is being typed; undefined if there is none. */
  readonly problem: (value: string) => string | undefined;
}

/**
 * Lets the person pick.
 * @throws {vscode.CancellationError} if they give up.
 */
export async function pick<T>(
  { typed: memory, ...position }: Position,
  { placeholder, choices, explanations = [], active, typed, text }: PickOptions<T>,
): Promise<Answer<T>> {
  const input = vscode.window.createQuickPick<Choice<T> | Explanation>();
  const shownChoices = choices.map((choice) => shown(choice));
  const itemsFor = (value: string) => [
    ...typedItems(value, shownChoices, typed).map((item) => ({ ...item, alwaysShow: true })),
    ...shownChoices,
    ...explanations.map((explanation) => shown(explanation)),
  ];
  input.placeholder = placeholder;
  input.matchOnDescription = true;
  input.value = memory.text ?? text ?? '';
  input.items = itemsFor(input.value.trim());
  const activeItem = active && shownChoices[choices.indexOf(active)];
  if (activeItem) {
    input.activeItems = [activeItem];
  }
  input.onDidChangeValue((value) => {
    memory.text = value === '' ? undefined : value;
    if (typed) {
      input.items = itemsFor(value.trim());
    }
  });
  return show(input, position, () => {
    const [chosen] = input.selectedItems;
    if (!chosen || !('value' in chosen)) {
      return undefined;
    }
    memory.text = undefined;
    return { answer: chosen.value };
  });
}

/**
 * Lets the person type.
 * @throws {vscode.CancellationError} if they give up.
 */
export async function type(
  { typed: memory, ...position }: Position,
  { prompt, placeholder, value, problem }: TypeOptions,
): Promise<Answer<string>> {
  const input = vscode.window.createInputBox();
  input.prompt = prompt;
  input.placeholder = placeholder;
  input.value = memory.text ?? value;
  const validate = (text: string) => {
    const found = text === '' ? undefined : problem(text.trim());
    input.validationMessage = found === undefined ? undefined : messageText(found);
  };
  validate(input.value);
  input.onDidChangeValue((text) => {
    memory.text = text;
    validate(text);
  });
  return show(input, position, () => {
    const text = input.value.trim();
    const found = problem(text);
    if (found !== undefined) {
      input.validationMessage = messageText(found);
      return undefined;
    }
    memory.text = undefined;
    return { answer: text };
  });
}

/** What was typed stands first if it can be taken, and is explained at the end if not. */
function typedItems<T>(
  text: string,
  choices: readonly Choice<T>[],
  typed: PickOptions<T>['typed'],
): readonly (Choice<T> | Explanation)[] {
  if (!typed || text === '' || choices.some(({ label }) => label === text)) {
    return [];
  }
  return [shown(typed(text))];
}

/** Labels may hold text from outside, such as a scope of a request file. */
function shown<Item extends vscode.QuickPickItem>(item: Item): Item {
  const { label, description, detail } = item;
  return {
    ...item,
    label: labelText(label),
    ...(description !== undefined && { description: labelText(description) }),
    ...(detail !== undefined && { detail: labelText(detail) }),
  };
}

type Input = Pick<
  vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox,
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
>;

/** Shows an input until `accepted` gives an answer. */
async function show<T>(
  input: Input,
  { title, step, totalSteps }: Omit<Position, 'typed'>,
  accepted: () => { readonly answer: T } | undefined,
): Promise<Answer<T>> {
  // Without a total, VS Code would show the number of the step alone.
  Object.assign(input, { title, totalSteps, step: totalSteps === undefined ? undefined : step });
  // People fetch a URL or a nonce from elsewhere while they are asked for it.
  input.ignoreFocusOut = true;
  input.buttons = step > 1 ? [vscode.QuickInputButtons.Back] : [];
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
