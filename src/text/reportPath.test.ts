import assert from 'node:assert/strict';
import { reportPath } from './reportPath.ts';

describe('the path of a virtual document', () => {
  it('can not be guessed', () => {
    assert.notEqual(reportPath('Answer'), reportPath('Answer'));
    assert.match(reportPath('Answer'), /^\/entra-broker-report\/[\da-f-]{36}\/Answer$/);
  });

  it('stays in the folder that decides the language, whatever the title is', () => {
    assert.match(
      reportPath('../../x.md/y'),
      /^\/entra-broker-report\/[\da-f-]{36}\/-\.\.-x\.md-y$/,
    );
  });
});
