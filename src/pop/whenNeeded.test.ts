import assert from 'node:assert/strict';
import { fakeMemento } from '../test/fakes/memento.ts';
import { fake, resetFake, Uri } from '../test/fakes/vscode.ts';
import { clipboardKey } from './view/clipboardKey.ts';
import { loadWhenNeeded } from './whenNeeded.ts';

const requestFile = { uri: Uri.parse('file:///folder/a.http'), languageId: 'plaintext' };
const otherFile = { uri: Uri.parse('file:///folder/a.txt'), languageId: 'plaintext' };

describe('the PoP tools', () => {
  let loads: number;
  let state: ReturnType<typeof fakeMemento>;

  beforeEach(() => {
    resetFake();
    loads = 0;
    state = fakeMemento();
  });

  const load = () => {
    loads++;
    return Promise.resolve();
  };

  it('are not loaded if there is nothing for them to do', () => {
    fake.documents = [otherFile];
    const opening = loadWhenNeeded(state, load);
    fake.openedDocuments.fire(otherFile);
    opening.dispose();
    assert.equal(loads, 0);
  });

  it('are loaded if a request file is open already', () => {
    fake.documents = [otherFile, requestFile];
    loadWhenNeeded(state, load).dispose();
    assert.equal(loads, 1);
  });

  it('are loaded when a request file is opened, as long as somebody wants to know', () => {
    const opening = loadWhenNeeded(state, load);
    fake.openedDocuments.fire(requestFile);
    assert.equal(loads, 1);
    opening.dispose();
    fake.openedDocuments.fire(requestFile);
    assert.equal(loads, 1);
  });

  it('are loaded if an earlier window left a token on the clipboard', async () => {
    await state.update(clipboardKey, 'something');
    loadWhenNeeded(state, load).dispose();
    assert.equal(loads, 1);
  });
});
