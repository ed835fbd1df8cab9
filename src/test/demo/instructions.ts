/** Where the parts of a demo are found. */
export interface DemoAddresses {
  /** The API that wants PoP tokens. */
  readonly api: string;
  /** The page with the stand-in broker's prompts. */
  readonly prompt: string;
}

/** What to click, in Markdown that reads well in a terminal too. */
export function steps({ api, prompt }: DemoAddresses): string {
  return `1. Open the Accounts menu (at the bottom left of VS Code) and choose "Sign in with
   Entra Broker …". Your system's prompt would open now; here it is this page, on
   which you pick an account:
   ${prompt}
2. Open requests.http and click "Send with PoP" above its first request. The API
   shows what it verified. The next request wants a nonce, and gets it.
3. Press F1, run "Entra Broker: Request a PoP Token…" for GET and the URL
   ${api}/items
   and copy it as a curl command. Run that in a terminal: the token is accepted.
   Run it again: refused, since it was used. Request another one and change GET
   to POST: refused, since it is signed for GET.
4. Press F1 and run "Sample: Call an API with a PoP Token": another extension asks
   for a token, and VS Code asks you first.`;
}

/** Requests to send from the editor, for `requests.http`. */
export function requestsFile({ api }: DemoAddresses): string {
  return `### Accepted: the token is signed for this method, host and path
GET ${api}/items

### Wants a nonce of the server, and gives the next one with its answer
GET ${api}/nonce/items

### Hands out a nonce that it does not accept
GET ${api}/nonce/wrong

### Hands out a nonce that has expired
GET ${api}/nonce/expired

### Redirects within the API: the next token is signed for the new path
GET ${api}/redirect/here

### Redirects to another origin: no token goes there
GET ${api}/redirect/elsewhere

### Answers with 20 MB
GET ${api}/large

### Answers after a minute; cancel it
GET ${api}/slow

### A body is sent, but not signed
POST ${api}/items
Content-Type: application/json

{ "name": "A new item" }
`;
}
