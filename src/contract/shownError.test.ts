import assert from 'node:assert/strict';
import { markShown, wasShown } from './shownError.ts';

describe('error that the user was told of', () => {
  it('says so, also after VS Code has passed on its name, message and stack', () => {
    const error = new Error('message');
    assert.equal(wasShown(error), false);
    markShown(error);
    const passedOn = new Error();
    Object.assign(passedOn, { message: error.message, stack: error.stack });
    assert.equal(wasShown(passedOn), true);
    assert.equal(error.message, 'message');
  });

  it('is marked once', () => {
    const error = new Error('message');
    markShown(error);
    const { stack } = error;
    markShown(error);
    assert.equal(error.stack, stack);
  });

  it('may be anything', () => {
    for (const thrown of ['text', undefined, { stack: 1 }]) {
      markShown(thrown);
      assert.equal(wasShown(thrown), false);
    }
  });
});
