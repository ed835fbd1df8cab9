import assert from 'node:assert/strict';
import { buildStoredAccount } from '../test/builders/accounts.ts';
import { changeBetween } from './accountChange.ts';

const alex = buildStoredAccount({ id: 'o1.t1', signedInAt: 1 });
const megan = buildStoredAccount({ id: 'o2.t1', signedInAt: 1 });

describe('changeBetween', () => {
  it('is nothing for two lists of the same', () => {
    assert.equal(changeBetween([alex, megan], [{ ...alex }, megan]), undefined);
    assert.equal(changeBetween([], []), undefined);
  });

  it('tells who came, and that they signed in', () => {
    assert.deepEqual(changeBetween([alex], [alex, megan]), {
      added: [megan],
      removed: [],
      changed: [],
      signedIn: [megan],
    });
  });

  it('tells who went', () => {
    assert.deepEqual(changeBetween([alex, megan], [megan]), {
      added: [],
      removed: [alex],
      changed: [],
      signedIn: [],
    });
  });

  it('tells a new sign-in from another change', () => {
    const again = { ...alex, signedInAt: 2 };
    const renamed = { ...megan, username: 'other' };
    assert.deepEqual(changeBetween([alex, megan], [again, renamed]), {
      added: [],
      removed: [],
      changed: [again, renamed],
      signedIn: [again],
    });
  });
});
