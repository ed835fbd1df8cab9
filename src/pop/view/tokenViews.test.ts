import assert from 'node:assert/strict';
import { fake, resetFake } from '../../test/fakes/vscode.ts';
import { TokenViews } from './tokenViews.ts';
import type { ShownView } from './tokenViews.ts';

const token = 'eyJhbGciOiJSUzI1NiJ9.eyJhIjoiYiJ9.c2lnbmF0dXJl';

describe('a view with a token', () => {
  let views: TokenViews;
  let view: ShownView;

  beforeEach(async () => {
    resetFake();
    views = new TokenViews();
    const uri = await views.open({ title: 'Token', text: `PoP ${token}`, token });
    view = views.get(uri) ?? assert.fail();
  });

  afterEach(() => {
    views.dispose();
  });

  const text = async () => views.provideTextDocumentContent(view.uri);

  it('has it in full only while it is revealed', async () => {
    assert.equal(await text(), `PoP eyJhbG…[${token.length}]`);
    views.reveal(view, true);
    assert.equal(await text(), `PoP ${token}`);
    views.reveal(view, false);
    assert.doesNotMatch(await text(), /eyJhbGci/);
  });

  it('shows nothing more if it was closed before the person answered', async () => {
    fake.closedDocuments.fire(view);
    views.reveal(view, true);
    assert.equal(await text(), 'This is no longer in memory. Tokens are never kept.');
  });

  it('keeps what has changed before the person answered', async () => {
    views.change(view.uri, { text: `later ${token}`, masked: 'later …' });
    views.reveal(view, true);
    assert.equal(await text(), `later ${token}`);
  });
});
