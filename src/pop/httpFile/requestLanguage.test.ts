import assert from 'node:assert/strict';
import { fake, FakeDocument, resetFake, Uri } from '../../test/fakes/vscode.ts';
import { giveRequestFilesTheirLanguage } from './requestLanguage.ts';

describe('the language of a request file', () => {
  beforeEach(resetFake);

  /** The language of each document after some were open and others are opened. */
  function languagesOf(open: readonly FakeDocument[], opened: readonly FakeDocument[] = []) {
    fake.documents = [...open];
    const given = giveRequestFilesTheirLanguage();
    for (const document of opened) {
      fake.openedDocuments.fire(document);
    }
    given.dispose();
    return [...open, ...opened].map(({ languageId }) => languageId);
  }

  const document = (path: string, language?: string) =>
    new FakeDocument('', Uri.file(path), language);

  it('is ours, whether it is open already or opened later', () => {
    assert.deepEqual(languagesOf([document('/a.http')], [document('/a.rest')]), [
      'entra-broker-http',
      'entra-broker-http',
    ]);
  });

  it('stays that of another extension, and no other file gets ours', () => {
    assert.deepEqual(languagesOf([document('/a.http', 'http'), document('/a.txt')]), [
      'http',
      'plaintext',
    ]);
  });

  it('stays what the person has chosen for such files', () => {
    fake.settings['files.associations'] = { '*.txt': 'markdown', '*.http': 'plaintext' };
    assert.deepEqual(languagesOf([document('/a.http')]), ['plaintext']);
    fake.settings['files.associations'] = { '*.http.txt': 'markdown' };
    assert.deepEqual(languagesOf([document('/a.http')]), ['entra-broker-http']);
  });
});
