import assert from 'node:assert/strict';
import { fake, resetFake } from '../../test/fakes/vscode.ts';
import { askValue } from './askValue.ts';
import type { Question } from './variables/filler.ts';

describe('the input for a value', () => {
  beforeEach(resetFake);

  const question: Question = { name: 'id', description: '', isSecret: false, kind: 'name' };

  async function shownFor(changes: Partial<Question>, value?: string) {
    fake.inputs = ['5'];
    assert.equal(await askValue({ ...question, ...changes }, 'GET a', value), '5');
    return fake.shownInputs.at(-1);
  }

  it('names it, and stays when the person looks it up elsewhere', async () => {
    assert.deepEqual(await shownFor({}), {
      title: 'GET a',
      prompt: 'id. Its value is in no file. What you type is kept for this window.',
      placeHolder: 'id',
      value: '',
      password: false,
      ignoreFocusOut: true,
    });
  });

  it('says so if an answer has it', async () => {
    const shown = await shownFor({ kind: 'answer', description: 'The id' });
    assert.equal(
      shown?.prompt,
      'The id. Its value comes from the answer to another request. What you type is kept for this window.',
    );
  });

  it('has what was typed, or else what the file suggests', async () => {
    const suggestion = 'a';
    assert.equal((await shownFor({ suggestion }))?.value, 'a');
    assert.equal((await shownFor({ suggestion }, 'b'))?.value, 'b');
  });

  it('shows no secret, not even the one that was typed', async () => {
    const { value, password } = (await shownFor({ isSecret: true, suggestion: 'a' }, 'b')) ?? {};
    assert.deepEqual([value, password], ['', true]);
  });
});
