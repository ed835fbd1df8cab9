import type { Desktop } from '../workbench/desktop.ts';
import { retry } from '../workbench/retry.ts';

/** Works with the PoP commands as someone does who has no mouse. */
export class PopKeyboard {
  readonly #desktop: Desktop;

  constructor(desktop: Desktop) {
    this.#desktop = desktop;
  }

  /** Runs a command by its full title from the palette. */
  async run(title: string): Promise<void> {
    const { quickInput } = this.#desktop.workbench;
    await this.#desktop.workbench.findCommand(title, async () => {
      // Enter takes what has the focus, which may still be what was found before.
      await this.#focused(title).waitFor({ timeout: 2000 });
    });
    await quickInput.accept();
  }

  /** Waits for a step, narrows its list down to a choice, and takes it. */
  async choose(step: string | RegExp, choice: string): Promise<void> {
    const { quickInput } = this.#desktop.workbench;
    await quickInput.step(step);
    await quickInput.type(choice);
    await this.#focused(choice).waitFor();
    await quickInput.accept();
  }

  /** Waits for a step, and takes what it suggests. @returns the suggestion. */
  async confirm(step: string | RegExp): Promise<string> {
    const { quickInput } = this.#desktop.workbench;
    await quickInput.step(step);
    const focused = this.#focused(/./);
    await focused.waitFor();
    const suggestion = await focused.locator('.label-name').first().textContent();
    await quickInput.accept();
    return suggestion ?? '';
  }

  /** Waits for an input box, and types into it. @returns what was suggested. */
  async type(step: string | RegExp, text: string): Promise<string> {
    const { quickInput } = this.#desktop.workbench;
    await quickInput.step(step);
    const suggestion = await quickInput.value();
    await quickInput.submit(text);
    return suggestion;
  }

  /** Goes through all steps but the last, the nonce. */
  async describeRequest(method: string, uri: string): Promise<void> {
    await this.confirm(steps.account);
    await this.choose(steps.method, method);
    await this.type(steps.uri, uri);
    await this.confirm(steps.scopes);
  }

  /** Takes an action above the first line of the active editor. */
  async act(action: string): Promise<void> {
    const { page, quickInput } = this.#desktop.workbench;
    await page.keyboard.press('Control+Home');
    await page.getByText(action).first().waitFor();
    // The command does nothing while VS Code is still asking for the actions.
    await retry(async () => {
      await this.run('Show CodeLens Commands for Current Line');
      await quickInput.step('Select a command', 3000);
    });
    await this.choose('Select a command', action);
  }

  /** Shows the tokens of the active editor, which VS Code asks about. */
  async revealTokens(): Promise<void> {
    const { dialog, page } = this.#desktop.workbench;
    await this.act('Reveal tokens');
    await dialog.getByRole('button', { name: 'Continue' }).press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('Mask tokens').waitFor();
  }

  /** The whole text of the active editor. */
  async editorText(): Promise<string> {
    const { page } = this.#desktop.workbench;
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+C');
    await page.keyboard.press('Control+Home');
    return this.#desktop.workbench.clipboard();
  }

  /** Waits for an editor by the start of its name. */
  async tab(name: string): Promise<void> {
    const { page } = this.#desktop.workbench;
    await page.locator('.tab.active').filter({ hasText: name }).first().waitFor();
    await page.locator('.editor-group-container.active .view-line').first().waitFor();
  }

  #focused(text: string | RegExp) {
    return this.#desktop.workbench.quickInput.widget
      .locator('.monaco-list-row.focused')
      .filter({ hasText: text });
  }
}

/** What tells the steps of the PoP input apart. */
export const steps = {
  account: 'The account that the token is for',
  method: /^The HTTP method/,
  uri: 'https://api.example.com/items',
  scopes: /^The scopes of the API/,
  content: 'What to send with the request',
  nonce: /^The nonce, which/,
  outlet: /^Where it should go/,
} as const;
