import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Machine } from './machine.ts';
import { promptHtml } from './promptHtml.ts';

const contentTypes = new Map([
  ['promptPage.css', 'text/css'],
  ['promptPage.js', 'text/javascript'],
]);

const contentSecurityPolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'";

/** Serves the page on which a user answers the open prompts, all under the path `base`. */
export function promptPageHandler({ prompts, directory }: Machine, base: string) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '').slice(base.length);
    const contentType = contentTypes.get(path);
    if (request.method === 'POST' && path === 'answer') {
      const form = new URLSearchParams(await text(request));
      prompts.answer(form.get('prompt') ?? '', form.get('account') ?? undefined);
      response.writeHead(303, { location: base }).end();
    } else if (path === '') {
      response
        .writeHead(200, {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': contentSecurityPolicy,
        })
        .end(promptHtml(prompts.open, directory.accounts));
    } else if (path === 'changes') {
      followChanges(response);
    } else if (contentType !== undefined) {
      const content = await readFile(new URL(path, import.meta.url));
      response.writeHead(200, { 'content-type': contentType }).end(content);
    } else {
      response.writeHead(404).end();
    }
  };

  /** Server-sent events: one for each prompt that opens or closes. */
  function followChanges(response: ServerResponse): void {
    response
      .writeHead(200, {
        'content-type': 'text/event-stream',
        // The proxy of VS Code in the browser would compress them, and so hold them back.
        'cache-control': 'no-cache, no-transform',
      })
      .flushHeaders();
    const tell = () => response.write('data:\n\n');
    prompts.on('change', tell);
    response.on('close', () => prompts.off('change', tell));
    tell();
  }
}
