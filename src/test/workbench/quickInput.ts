import type { Locator, Page } from 'playwright-core';
import { retry } from './retry.ts';

/** VS Code's quick input: the palette, pick lists and input boxes. */
export class QuickInput {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get widget(): Locator {
    return this.#page.locator('.quick-input-widget');
  }

  /** The line under the input box: a prompt, or what is wrong with the input. */
  get message(): Locator {
    return this.widget.locator('.quick-input-message');
  }

  get title(): Locator {
    return this.widget.locator('.quick-input-title');
  }

  /** The first entry of the list whose label is or matches the given one. */
  item(label: string | RegExp): Locator {
    const exactly = typeof label === 'string' ? new RegExp(`^${escape(label)}$`) : label;
    return this.widget
      .locator('.quick-input-list .monaco-list-row')
      .filter({ has: this.#page.locator('.label-name', { hasText: exactly }) })
      .first();
  }

  /**
   * Replaces what is in the input box.
   * @param timeout in milliseconds; by default as long as for everything else.
   */
  async type(text: string, timeout?: number): Promise<void> {
    await this.#input.fill(text, timeout === undefined ? {} : { timeout });
  }

  /** What is in the input box. */
  async value(): Promise<string> {
    return this.#input.inputValue();
  }

  /** Picks an entry of the list. */
  async pick(label: string | RegExp): Promise<void> {
    await this.item(label).click();
  }

  /** Accepts the input box, or the entry that has the focus. */
  async accept(): Promise<void> {
    await this.#input.press('Enter');
  }

  /** Replaces what is in the input box and accepts it. */
  async submit(text: string): Promise<void> {
    await this.type(text);
    await this.accept();
  }

  /** Goes back one step. */
  async back(): Promise<void> {
    await this.widget.getByRole('button', { name: 'Back' }).click();
  }

  /** Gives up. The first Escape goes to the list of notifications where that is open. */
  async escape(): Promise<void> {
    await retry(async () => {
      if (await this.widget.isVisible()) {
        await this.#input.press('Escape', { timeout: 2000 });
      }
      await this.widget.waitFor({ state: 'hidden', timeout: 2000 });
    });
  }

  /**
   * Waits for the step whose title or placeholder has the text.
   * @param timeout in milliseconds; by default as long as for everything else.
   */
  async step(text: string | RegExp, timeout?: number): Promise<void> {
    await this.title
      .filter({ hasText: text })
      .or(this.widget.getByPlaceholder(text))
      .first()
      .waitFor(timeout === undefined ? {} : { timeout });
  }

  get #input(): Locator {
    return this.widget.locator('.quick-input-filter input, .quick-input-box input').first();
  }
}

/** A text as a regular expression that matches it. */
function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
