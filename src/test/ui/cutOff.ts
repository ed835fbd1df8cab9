import type { Locator, Page } from 'playwright-core';

/** A window in which everything has twice its size: half as much fits in. */
const zoomed = { width: 640, height: 400 };

/** The second line of an entry of a list, which VS Code shortens at 200 % and shows whole on hover. */
const secondLine = '.quick-input-list-label-meta *';

/**
 * The texts in an area of the window that a person can't read to their end, at its usual size and at
 * 200 %: they don't fit into their place and can't be scrolled to. Addresses are left out: VS
 * Code shortens those in lists.
 */
export async function cutOff(area: Locator): Promise<string[]> {
  const page = area.page();
  const usual = page.viewportSize() ?? zoomed;
  const found = await area.first().evaluate(unreadable, '');
  await resize(page, zoomed);
  const foundZoomed = await area.first().evaluate(unreadable, secondLine);
  await resize(page, usual);
  return [...found, ...foundZoomed.map((text) => `at 200 %: ${text}`)].filter(
    (text) => !text.includes('://'),
  );
}

/** Sets the size of the window, and waits until VS Code has laid itself out again. */
export async function resize(page: Page, size: typeof zoomed): Promise<void> {
  await page.setViewportSize(size);
  await page.waitForFunction(
    `document.querySelector('.monaco-workbench').clientWidth === ${size.width}`,
  );
  await page.evaluate(`new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  })`);
}

/** What is used here of the elements of a page. */
interface PageElement {
  readonly parentElement: PageElement | null;
  readonly childNodes: Iterable<{ readonly nodeType: number; readonly textContent: string | null }>;
  readonly textContent: string | null;
  readonly placeholder?: string;
  readonly clientWidth: number;
  readonly clientHeight: number;
  readonly scrollWidth: number;
  readonly scrollHeight: number;
  matches(selector: string): boolean;
  querySelectorAll(selector: string): Iterable<PageElement>;
  checkVisibility(options: object): boolean;
  getBoundingClientRect(): Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>>;
}

interface PageGlobals {
  readonly innerWidth: number;
  readonly innerHeight: number;
  readonly document: {
    createElement(name: 'canvas'): {
      getContext(kind: '2d'): { font: string; measureText(text: string): { width: number } };
    };
  };
  getComputedStyle(
    element: PageElement,
  ): Readonly<Record<'overflowX' | 'overflowY' | 'paddingLeft' | 'paddingRight' | 'font', string>>;
}

/** Runs in the page, and so has everything inside. @param without a selector of what isn't meant. */
function unreadable(area: unknown, without: string): string[] {
  const textNode = 3;
  const root = area as PageElement;
  const page = globalThis as unknown as PageGlobals;
  const context = page.document.createElement('canvas').getContext('2d');

  /** Not what is there only for screen readers: its place is a point, or left of the window. */
  function isVisible(element: PageElement): boolean {
    const hasRoom = withAncestors(element).every((place) => {
      const { left, right } = place.getBoundingClientRect();
      return right - left > 1 && right > 0;
    });
    return hasRoom && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  }

  function hasText({ childNodes }: PageElement): boolean {
    return [...childNodes].some(
      ({ nodeType, textContent }) => nodeType === textNode && textContent?.trim() !== '',
    );
  }

  function withAncestors(element: PageElement | null): PageElement[] {
    return element ? [element, ...withAncestors(element.parentElement)] : [];
  }

  function isCut(element: PageElement): boolean {
    const { overflowX, overflowY } = page.getComputedStyle(element);
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    return (
      (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
      (hides(overflowY) && element.scrollHeight > element.clientHeight + 3)
    );
  }

  /** VS Code also scrolls by moving what is in an element of its own. */
  function canScroll(element: PageElement): boolean {
    return (
      element.matches('.monaco-scrollable-element, .monaco-list-rows') ||
      ['auto', 'scroll'].includes(page.getComputedStyle(element).overflowY)
    );
  }

  function isOutside(element: PageElement): boolean {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return left < 0 || top < 0 || right > page.innerWidth + 1 || bottom > page.innerHeight + 1;
  }

  function isTextCut(element: PageElement): boolean {
    const around = withAncestors(element);
    const scroller = around.findIndex(canScroll);
    const inArea = around.slice(0, around.indexOf(root));
    const place = scroller === -1 ? inArea : inArea.slice(0, scroller);
    return place.some(isCut) || (scroller === -1 && isOutside(element));
  }

  function isPlaceholderCut(input: PageElement): boolean {
    const { font, paddingLeft, paddingRight } = page.getComputedStyle(input);
    const room =
      input.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    context.font = font;
    return context.measureText(input.placeholder ?? '').width > room + 1;
  }

  const texts = [...root.querySelectorAll('*')].filter(
    (element) =>
      hasText(element) &&
      isVisible(element) &&
      !(without !== '' && element.matches(without)) &&
      isTextCut(element),
  );
  const inputs = [...root.querySelectorAll('input')].filter(
    (input) => isVisible(input) && isPlaceholderCut(input),
  );
  return [
    ...texts.map(({ textContent }) => textContent ?? ''),
    ...inputs.map(({ placeholder }) => placeholder ?? ''),
  ];
}
