import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hostileText } from '../test/builders/hostileText.ts';
import { labelText } from './labelText.ts';

describe('the text of a label', () => {
  it('has no icon, whatever it is made of', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        assert.doesNotMatch(labelText(`${text}$(${text})`), /\$\([^)]+\)/);
      }),
    );
  });

  it('can be read where an icon would have been', () => {
    assert.equal(labelText('$(pass) verified'), '$ (pass) verified');
  });
});
