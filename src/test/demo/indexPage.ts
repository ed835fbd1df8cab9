/** What the resource server shows at `/`. */
export const indexPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>A PoP-protected API</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
  td, th { text-align: left; vertical-align: top; padding: 0.25rem 1rem 0.25rem 0; }
</style>
<h1>A PoP-protected API</h1>
<p>Every path below wants <code>Authorization: PoP &lt;token&gt;</code> with a token that is signed
for this method, host and path at most five minutes ago, by the key that its access token is
bound to. It accepts a token once. If it refuses one, <code>error</code> in the answer says
why.</p>
<table>
<tr><th>Path</th><th>What it does</th></tr>
<tr><td><code>/items</code></td><td>shows what it verified; wants no nonce of its own</td></tr>
<tr><td><code>/nonce/items</code></td><td>the same, and wants a nonce, which its 401 hands out; the next one comes with the answer</td></tr>
<tr><td><code>/nonce/wrong</code></td><td>hands out nonces that it doesn't accept</td></tr>
<tr><td><code>/nonce/expired</code></td><td>hands out nonces that have expired</td></tr>
<tr><td><code>/redirect/here</code></td><td>leads to <code>/items</code></td></tr>
<tr><td><code>/redirect/elsewhere</code></td><td>leads to another origin, which says whether it got an <code>Authorization</code></td></tr>
<tr><td><code>/broken</code></td><td>lets you in, and fails with 500</td></tr>
<tr><td><code>/picture</code></td><td>answers with a picture</td></tr>
<tr><td><code>/large</code></td><td>answers with 20 MB</td></tr>
<tr><td><code>/slow</code></td><td>answers after a minute</td></tr>
</table>
</html>
`;
