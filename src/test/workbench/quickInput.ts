import type { Locator, Page } from 'playwright-core';
import { escaped } from '../literally.ts';
import { retry } from './retry.ts';

/** One that has been answered stays for 150 ms while it fades, and takes no more keys. */
const openWidget = '.quick-input-widget:not(.quick-input-widget-closing)';

/** VS Code's quick input: the palette, pick lists and input boxes. */
export class QuickInput {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get widget(): Locator {
    return this.page.locator(openWidget);
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
    const exactly = typeof label === 'string' ? new RegExp(`^${escaped(label)}$`) : label;
    return this.widget
      .locator('.quick-input-list .monaco-list-row')
      .filter({ has: this.page.locator('.label-name', { hasText: exactly }) })
      .first();
  }

  /** The entry of the list that has the focus, which Enter takes, if it has the text. */
  focused(text: string | RegExp): Locator {
    return this.widget.locator('.monaco-list-row.focused').filter({ hasText: text });
  }

  /**
   * Replaces what is in the input box.
   * @param timeout in milliseconds; by default as long as for everything else.
   */
  async type(text: string, timeout?: number): Promise<void> {
    await this.input.fill(text, timeout === undefined ? {} : { timeout });
  }

  async value(): Promise<string> {
    return this.input.inputValue();
  }

  /** Picks an entry of the list. */
  async pick(label: string | RegExp): Promise<void> {
    await this.item(label).click();
  }

  /** Accepts the input box, or the entry that has the focus. */
  async accept(): Promise<void> {
    await this.input.press('Enter');
  }

  /**
   * Accepts what was typed. VS Code ignores the key while it is still filling the list, and otherwise
   * takes the text at once: so nobody who tries again after an error here does it twice, however
   * slow the machine is.
   * @param timeout in milliseconds.
   * @throws {Error} if the key was ignored, or if the focus is elsewhere, such as in an editor that
   *   has opened late.
   */
  async acceptTyped(text: string, timeout: number): Promise<void> {
    await this.widget.locator('input:focus').focus({ timeout });
    const outcome = await this.page.evaluateHandle<{ readonly found: Promise<string> }>(
      `(() => {
        const isOpen = (input) => input.checkVisibility() && input.value === ${JSON.stringify(text)};
        const found = new Promise((resolve) => {
          const look = ({ target }) => {
            const isElsewhere = target.closest('${openWidget}') === null;
            // The key is on its way down; then it is handled.
            setTimeout(() => {
              const isIgnored = [...document.querySelectorAll('${openWidget} input')].some(isOpen);
              resolve(isElsewhere ? 'elsewhere' : isIgnored ? 'ignored' : 'taken');
            });
          };
          addEventListener('keydown', look, { capture: true, once: true });
        });
        return { found };
      })()`,
    );
    await this.page.keyboard.press('Enter');
    const found = await outcome.evaluate(async (key) => key.found);
    if (found !== 'taken') {
      throw new Error(`The Enter key was not taken: ${found}.`);
    }
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

  /** Gives up. The first Escape goes to the list of notifications if that is open. */
  async escape(): Promise<void> {
    await retry(async (timeout) => {
      if (await this.widget.isVisible()) {
        await this.input.press('Escape', { timeout });
      }
      await this.widget.waitFor({ state: 'hidden', timeout });
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

  private get input(): Locator {
    return this.widget.locator('.quick-input-filter input, .quick-input-box input').first();
  }
}
