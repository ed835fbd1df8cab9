import { displayName, homeAccountId } from './account.ts';
import type { StandInAccount } from './account.ts';
import type { Prompt } from './prompts.ts';

/** The page with all open prompts, oldest first. */
export function promptHtml(
  prompts: readonly Prompt[],
  accounts: readonly StandInAccount[],
): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${prompts.length > 0 ? `Sign in (${String(prompts.length)})` : 'No sign-in requested'}</title>
    <link rel="stylesheet" href="promptPage.css" />
    <script src="promptPage.js" defer></script>
  </head>
  <body>
    <main aria-live="polite">
      ${
        prompts.length > 0
          ? prompts.map((prompt) => promptSection(prompt, accounts)).join('')
          : '<section id="nothing"><h1>No sign-in requested</h1><p>Leave this page open: the next prompt shows up here.</p></section>'
      }
    </main>
    <footer>A stand-in for the system’s sign-in prompt. No password is ever asked for.</footer>
  </body>
</html>
`;
}

function promptSection(prompt: Prompt, accounts: readonly StandInAccount[]): string {
  const heading = `heading-${prompt.id}`;
  return `
      <section id="${prompt.id}" aria-labelledby="${heading}">
        <h1 id="${heading}">Pick an account</h1>
        <p>The app <code>${escapeHtml(prompt.clientId)}</code> asks to sign you in${
          prompt.loginHint === undefined
            ? ''
            : ` as <strong>${escapeHtml(prompt.loginHint)}</strong>`
        }.</p>
        <form method="post" action="answer">
          <input type="hidden" name="prompt" value="${prompt.id}" />
          ${askedFirst(prompt, accounts).map(accountButton).join('')}
          <button class="cancel">Cancel</button>
        </form>
        <details>
          <summary>What it asks for</summary>
          <ul>${prompt.scopes.map((scope) => `<li><code>${escapeHtml(scope)}</code></li>`).join('')}</ul>
          <p><code>${escapeHtml(prompt.authority)}</code></p>
        </details>
      </section>`;
}

/** The account that the app named comes first. */
function askedFirst(
  { accountId, loginHint }: Prompt,
  accounts: readonly StandInAccount[],
): readonly StandInAccount[] {
  const isAsked = (account: StandInAccount) =>
    homeAccountId(account) === accountId || account.username === loginHint;
  return [...accounts].sort((a, b) => Number(isAsked(b)) - Number(isAsked(a)));
}

function accountButton(account: StandInAccount): string {
  const initials = account.givenName.slice(0, 1) + account.familyName.slice(0, 1);
  return `
          <button class="account" name="account" value="${escapeHtml(homeAccountId(account))}">
            <span class="initials" aria-hidden="true">${escapeHtml(initials)}</span>
            <span class="name">${escapeHtml(displayName(account))}</span>
            <span class="username">${escapeHtml(account.username)}</span>
          </button>`;
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
