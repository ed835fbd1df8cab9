import type { Desktop } from '../workbench/desktop.ts';
import { retry } from '../workbench/retry.ts';

/** Works with the PoP commands as someone does who has no mouse. */
export class PopKeyboard {
  private readonly desktop: Desktop;

  constructor(desktop: Desktop) {
    this.desktop = desktop;
  }

  /** Runs a command by its full title from the palette. */
  async run(title: string): Promise<void> {
    const { quickInput } = this.desktop.workbench;
    await this.desktop.workbench.findCommand(title, async (timeout) => {
      // Enter takes what has the focus, which may still be what was found before.
      await quickInput.focused(title).waitFor({ timeout });
      await quickInput.acceptTyped(`>${title}`, timeout);
    });
  }

  /** Waits for a step, narrows its list down to a choice, and takes it. */
  async choose(step: string | RegExp, choice: string): Promise<void> {
    const { quickInput } = this.desktop.workbench;
    await quickInput.step(step);
    await quickInput.type(choice);
    await quickInput.focused(choice).waitFor();
    await quickInput.accept();
  }

  /** Waits for a step, and takes what it suggests. @returns the suggestion. */
  async confirm(step: string | RegExp): Promise<string> {
    const { quickInput } = this.desktop.workbench;
    await quickInput.step(step);
    const focused = quickInput.focused(/./);
    await focused.waitFor();
    const suggestion = await focused.locator('.label-name').first().textContent();
    await quickInput.accept();
    return suggestion ?? '';
  }

  /** Waits for an input box, and types into it. @returns what was suggested. */
  async type(step: string | RegExp, text: string): Promise<string> {
    const { quickInput } = this.desktop.workbench;
    await quickInput.step(step);
    const suggestion = await quickInput.value();
    await quickInput.submit(text);
    return suggestion;
  }

  /** Types method and URL, and takes the scopes that are suggested. */
  async describeRequest(method: string, uri: string): Promise<void> {
    await this.submit(steps.uri, `${method} ${uri}`);
    await this.confirm(steps.scopes);
  }

  /** Types what a list doesn't have, and takes it. */
  async submit(step: string | RegExp, text: string): Promise<void> {
    const { quickInput } = this.desktop.workbench;
    await quickInput.step(step);
    await quickInput.type(text);
    await quickInput.focused(text).waitFor();
    await quickInput.accept();
  }

  /** Waits for the dialog that asks whether to go on, and says yes with Enter. @returns its text. */
  async consent(question: string | RegExp, button: string): Promise<string> {
    const { dialog } = this.desktop.workbench;
    await dialog.filter({ hasText: question }).waitFor();
    const text = (await dialog.textContent()) ?? '';
    await dialog.getByRole('button', { name: button, exact: true }).press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    return text;
  }

  /** Takes an action above one of the first lines of the active editor. */
  async act(action: string): Promise<void> {
    const { page, quickInput } = this.desktop.workbench;
    await page.getByText(action).first().waitFor();
    // The command does nothing while VS Code is still asking for the actions.
    await retry(async (timeout) => {
      await page.keyboard.press('Control+Home');
      const line = await this.lineBelow(action);
      await this.desktop.workbench.goToLine(line);
      await this.run('Show CodeLens Commands for Current Line');
      await quickInput.step('Select a command', timeout);
      await quickInput.item(/./).waitFor({ timeout });
      if (!(await quickInput.item(action).isVisible())) {
        await quickInput.escape();
        throw new Error(`There is no action "${action}" above line ${line}.`);
      }
      await quickInput.type(action, timeout);
      await quickInput.focused(action).waitFor({ timeout });
      await quickInput.acceptTyped(action, timeout);
    });
  }

  /**
   * Takes an action that asks first, and waits for the question. VS Code may drop an action without
   * a word if it draws all of them again at that moment, as when the ages in a report change.
   */
  async actUntilAsked(action: string): Promise<void> {
    await retry(async (timeout) => {
      await this.act(action);
      await this.desktop.workbench.dialog.waitFor({ timeout: 2 * timeout });
    });
  }

  /** The line of the active editor that an action stands right above, counted from one. */
  async lineBelow(action: string): Promise<number> {
    const editor = this.desktop.workbench.page.locator('.editor-group-container.active');
    const actions = editor.locator('.codelens-decoration').filter({ hasText: action });
    const { top } = await actions.first().evaluate(place);
    const numbers = await editor.locator('.line-numbers').all();
    const lines = await Promise.all(
      numbers.map(async (number) => ({
        number: Number(await number.textContent()),
        ...(await number.evaluate(place)),
      })),
    );
    return Math.min(...lines.filter((line) => line.top > top).map(({ number }) => number));
  }

  /** Shows the tokens of the active editor, which we ask about. */
  async revealTokens(): Promise<void> {
    await this.actUntilAsked('Reveal tokens');
    await this.consent('Show the token', 'Reveal');
    await this.desktop.workbench.page.getByText('Mask tokens').waitFor();
  }

  /** The whole text of the active editor. */
  async editorText(): Promise<string> {
    const { page } = this.desktop.workbench;
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+C');
    await page.keyboard.press('Control+Home');
    return this.desktop.workbench.clipboard();
  }

  /** Waits for an editor by a part of its name. */
  async tab(name: string): Promise<void> {
    const { page } = this.desktop.workbench;
    await this.tabWithoutText(name);
    await page.locator('.editor-group-container.active .view-line').first().waitFor();
  }

  /** Waits for an editor that shows something else than text, such as a picture. */
  async tabWithoutText(name: string): Promise<void> {
    const { page } = this.desktop.workbench;
    // Each group has an active tab; the one that counts is in the group with the focus.
    const tab = page.locator('.editor-group-container.active .tab.active');
    await tab.filter({ hasText: name }).first().waitFor();
  }
}

/** Where an element is in the window. Runs in the page. */
function place(element: { getBoundingClientRect(): { readonly top: number } }): { top: number } {
  const { top } = element.getBoundingClientRect();
  return { top };
}

/** The placeholders that tell the steps of the PoP input apart. */
export const steps = {
  uri: /^The URL of the request/,
  method: /^The HTTP method/,
  account: 'The account that the token is for',
  scopes: /^The scopes of the API/,
  content: 'The headers and the body of the request',
  nonce: /^The nonce, which/,
  outlet: /^Where the token is to go/,
} as const;
