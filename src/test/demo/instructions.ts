/** Where the parts of a demo are found. */
export interface DemoAddresses {
  /** The API that wants PoP tokens. */
  readonly api: string;
  /** The page with the stand-in broker's prompts. */
  readonly prompt: string;
}

/** What to click, in Markdown that reads well in a terminal too. */
export function steps({ prompt }: DemoAddresses): string {
  return `1. Open this page in a tab of its own, and leave it open. It stands for your system's
   prompt, which would open by itself:
   ${prompt}
   Now open requests.http, click "Send with PoP" above the first request, choose
   "Sign in…", and pick an account on that page. A dialog says what is about to be
   sent. Press Enter: 200. Choose "Send again" above the answer, and press Enter.
2. Send the request below it, which wants a nonce: its first answer is 401, and the
   second one, with a token for that nonce, is 200. The first line of the answer
   says so, and the 401 stands at its end.
3. Send the one that hands out a nonce which it does not accept: 401, and the first
   line says why. Choose "Why was it refused?" above it to see all that is known.
4. Send the first request again, choose "Copy as curl" above its answer, and press
   Enter. Paste into a terminal within a minute: accepted. Run it again: refused,
   since the token was used. Copy another one, and change GET to POST in it before
   you run it: refused, since it is signed for GET.
5. Press F1 and run "Sample: Call an API with a PoP Token": another extension asks
   for a token, and VS Code asks you first.`;
}

/** Requests to send from the editor, for `requests.http`. */
export function requestsFile({ api }: DemoAddresses): string {
  return `# {{api}} is defined in http-client.env.json; the scopes are those of the API.
# @entra-scope ${api}/.default

### Accepted: the token is signed for this method, host and path
GET {{api}}/items

### Wants a nonce of the server, and gives the next one with its answer
GET {{api}}/nonce/items

### Hands out a nonce that it does not accept
GET {{api}}/nonce/wrong

### Hands out a nonce that has expired
GET {{api}}/nonce/expired

### Lets you in, and fails: that is not the token's fault
GET {{api}}/broken

### Redirects within the API: the next token is signed for the new path
GET {{api}}/redirect/here

### Redirects to another origin: no token goes there
GET {{api}}/redirect/elsewhere

### Answers with a picture, to be opened or saved
GET {{api}}/picture

### Answers with 20 MB
GET {{api}}/large

### Answers after a minute; cancel it
GET {{api}}/slow

### A body is sent, but not signed
@name = A new item
POST {{api}}/items
Content-Type: application/json

{ "name": "{{name}}", "id": "{{$guid}}" }
`;
}

/** The environments of the requests, for `http-client.env.json`. */
export function environmentsFile({ api }: DemoAddresses): string {
  return `${JSON.stringify({ demo: { api } }, undefined, 2)}\n`;
}
