import type { BrowserContext, Page } from 'playwright-core';

/**
 * Lets extensions use an authentication provider without VS Code's consent dialog, as the
 * product's own list does for the extensions that it comes with.
 * @param page the page that shows VS Code, or all pages of a browser.
 * @param trusted ids of extensions by the id of the provider.
 */
export async function trustExtensions(
  page: BrowserContext | Page,
  trusted: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  await page.addInitScript({
    content: `
      new MutationObserver((_, observer) => {
        const element = document.getElementById('vscode-workbench-web-configuration');
        if (element) {
          observer.disconnect();
          const configuration = JSON.parse(element.dataset.settings);
          configuration.productConfiguration = {
            ...configuration.productConfiguration,
            trustedExtensionAuthAccess: ${JSON.stringify(trusted)},
          };
          element.dataset.settings = JSON.stringify(configuration);
        }
      }).observe(document, { childList: true, subtree: true });`,
  });
}
