import { mkdir } from 'node:fs/promises';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { inRepository } from './paths.ts';
import { QuickInput } from './quickInput.ts';
import { retry } from './retry.ts';
import { trustExtensions } from './trustedExtensions.ts';

export interface WorkbenchOptions {
  /** The folder to open. */
  readonly folder: string;
  /** Extensions that need no consent, by provider; the person is asked for all others. */
  readonly trusted?: Readonly<Record<string, readonly string[]>>;
}

/** A window of VS Code in a browser, as a person uses it. */
export class Workbench {
  readonly page: Page;
  readonly quickInput: QuickInput;
  private readonly browser: Browser;

  private constructor(browser: Browser, page: Page) {
    this.browser = browser;
    this.page = page;
    this.quickInput = new QuickInput(page);
  }

  /** Opens a window and waits until a person could work in it. */
  static async open(origin: string, options: WorkbenchOptions): Promise<Workbench> {
    const browser = await launchChromium();
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
      // Saves the time of some hundred inputs that fade in and out.
      reducedMotion: 'reduce',
    });
    // Long enough for a machine that has much else to do.
    context.setDefaultTimeout(60_000);
    context.setDefaultNavigationTimeout(170_000);
    await trustExtensions(context, options.trusted ?? {});
    const address = new URL(origin);
    address.searchParams.set('folder', options.folder);
    return Workbench.openIn(browser, context, address.href);
  }

  /**
   * Opens another window of the same VS Code, which shares what the browser keeps.
   * @param folder to open instead of the one of this window, whose editors VS Code brings back.
   */
  async openAnother(folder?: string): Promise<Workbench> {
    const address = new URL(this.page.url());
    if (folder !== undefined) {
      address.searchParams.set('folder', folder);
    }
    return Workbench.openIn(this.browser, this.page.context(), address.href);
  }

  /** Reloads the window. What the browser keeps stays. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  /** Runs a command by its full title, such as `Entra Broker: Sign In`, from the palette. */
  async runCommand(title: string): Promise<void> {
    const item = this.quickInput.item(title);
    await this.findCommand(title, async (timeout) => {
      await item.click({ trial: true, timeout });
      // Without Playwright's own retries: it fails at once, and clicks nothing, if the palette has
      // lost the focus to an editor that opens late.
      await item.click({ force: true });
    });
  }

  /**
   * Types a command's full title into the palette. An open palette doesn't notice extensions
   * that are activated, and goes away when something else gets the focus, so it is opened
   * again until `found` works.
   */
  async findCommand(title: string, found: (timeout: number) => Promise<void>): Promise<void> {
    await this.retryAfterEscape(async (timeout) => {
      await this.page.keyboard.press('F1');
      await this.quickInput.widget.waitFor({ timeout });
      await this.quickInput.type(`>${title}`, timeout);
      await found(timeout);
    });
  }

  /** Opens a text file of the folder by its name, and waits until its editor has the focus. */
  async openFile(name: string): Promise<void> {
    const { page, quickInput } = this;
    const group = page.locator('.editor-group-container.active');
    await this.retryAfterEscape(async (timeout) => {
      await page.keyboard.press('Control+P');
      await quickInput.type(name, timeout);
      // Enter takes what has the focus, which may still be a file that was open before.
      await quickInput.focused(name).waitFor({ timeout });
      await quickInput.acceptTyped(name, timeout);
      await group.locator('.tab.active').filter({ hasText: name }).first().waitFor({ timeout });
      await group.locator('.monaco-editor.focused').waitFor({ timeout });
    });
  }

  /** Puts the cursor at the start of a line of the active editor; the first line is 1. */
  async goToLine(line: number): Promise<void> {
    await this.retryAfterEscape(async (timeout) => {
      await this.page.keyboard.press('Control+G');
      await this.quickInput.type(`:${line}`, timeout);
      await this.quickInput.acceptTyped(`:${line}`, timeout);
    });
  }

  /**
   * Opens the Accounts menu. An open menu doesn't notice changes, and goes away when something
   * else gets the focus, so it is opened again until the entry is there.
   */
  async openAccountsMenu(entry: string | RegExp): Promise<void> {
    await this.inAccountsMenu(async (timeout) => {
      await this.menuItem(entry).first().waitFor({ timeout });
    });
  }

  /**
   * Takes an entry of the Accounts menu, or the last one of a way through its submenus. With the
   * Enter key, since VS Code ignores a click in a menu that has just opened.
   */
  async takeAccountsEntry(...way: readonly string[]): Promise<void> {
    await this.inAccountsMenu(async (timeout) => {
      for (const name of way) {
        const item = this.menuItem(name).first();
        await item.hover({ timeout });
        const focused = item.locator('xpath=..').and(this.page.locator('.focused'));
        await focused.waitFor({ timeout });
        await this.page.keyboard.press('Enter');
      }
    });
  }

  /** An entry of the open menu or submenu. */
  menuItem(name: string | RegExp): Locator {
    return this.page.locator('.monaco-menu').getByRole('menuitem', { name });
  }

  /** A notification that contains the text; its buttons are found in it by role. */
  notification(text: string | RegExp): Locator {
    return this.page.locator('.notification-list-item').filter({ hasText: text }).first();
  }

  /**
   * Waits for a notification, and returns it. VS Code shows three of them at once
   * or in 800 milliseconds; those that came too fast are only in the list.
   */
  async waitForNotification(text: string | RegExp): Promise<Locator> {
    const found = this.notification(text);
    const bell = this.page.locator('[id="status.notifications"]').getByRole('button');
    await retry(async (timeout) => {
      try {
        await found.waitFor({ timeout: 2 * timeout });
      } catch (error) {
        await bell.click({ timeout });
        throw error;
      }
    });
    return found;
  }

  /** The open dialog, such as VS Code's question for consent. */
  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** Presses a button of the open dialog and waits until the dialog is gone. */
  async answerDialog(button: string | RegExp): Promise<void> {
    const { dialog } = this;
    await dialog.getByRole('button', { name: button }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** The text of the active editor, as far as it is on the screen. */
  async editorText(): Promise<string> {
    const lines = '.editor-group-container.active .view-line';
    await this.page.locator(lines).first().waitFor();
    // All at once, since the editor may move its lines at any time.
    const text: string = await this.page.evaluate(`
      [...document.querySelectorAll('${lines}')]
        .map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent }))
        .sort((one, other) => one.top - other.top)
        .map(({ text }) => text)
        .join('\\n')`);
    return text.replaceAll('\u00a0', ' ');
  }

  async clipboard(): Promise<string> {
    return this.page.evaluate('navigator.clipboard.readText()');
  }

  /** Keeps a picture of the window, or of an area of it, as `out/screenshots/<name>.png`. */
  async screenshot(name: string, area?: Locator): Promise<void> {
    const folder = inRepository('out/screenshots');
    await mkdir(folder, { recursive: true });
    await (area ?? this.page).screenshot({ path: `${folder}/${name}.png`, animations: 'disabled' });
  }

  /** Closes this window and all others of the browser. */
  async close(): Promise<void> {
    await this.browser.close();
  }

  private static async openIn(
    browser: Browser,
    context: BrowserContext,
    address: string,
  ): Promise<Workbench> {
    const page = await context.newPage();
    await page.goto(address);
    const workbench = new Workbench(browser, page);
    await workbench.ready();
    return workbench;
  }

  private async inAccountsMenu(attempt: (timeout: number) => Promise<void>): Promise<void> {
    await this.retryAfterEscape(async (timeout) => {
      await this.page.getByRole('button', { name: /^Accounts/ }).click({ timeout });
      await attempt(timeout);
    });
  }

  private async retryAfterEscape(attempt: (timeout: number) => Promise<void>): Promise<void> {
    await retry(async (timeout) => {
      try {
        await attempt(timeout);
      } catch (error) {
        await this.page.keyboard.press('Escape');
        throw error;
      }
    });
  }

  private async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
    await this.page.getByRole('button', { name: /^Accounts/ }).waitFor();
  }
}
