import assert from 'node:assert/strict';
import { fakeMemento } from '../../test/fakes/memento.ts';
import { fake, resetFake } from '../../test/fakes/vscode.ts';
import { EnvironmentChoice } from './environmentChoice.ts';

describe('choice of an environment', () => {
  beforeEach(resetFake);

  it('is the only one, or the one that was chosen last of those that there are', async () => {
    const choice = new EnvironmentChoice(fakeMemento());
    assert.equal(choice.known([]), undefined);
    assert.equal(choice.known(['dev']), 'dev');
    assert.equal(choice.known(['dev', 'prod']), undefined);
    fake.inputs = ['prod', 'test'];
    await choice.ask(['dev', 'prod']);
    await choice.ask(['dev', 'test']);
    assert.equal(choice.known(['dev', 'prod']), 'prod');
    assert.equal(choice.known(['prod', 'test']), 'test');
  });

  it('marks the one that was chosen last', async () => {
    const choice = new EnvironmentChoice(fakeMemento());
    fake.inputs = ['prod', 'dev'];
    await choice.ask(['dev', 'prod']);
    await choice.ask(['dev', 'prod']);
    assert.deepEqual(fake.shownInputs.at(-1), {
      title: 'Environment',
      placeHolder: 'The environment whose variables are filled in; remembered for this workspace',
      ignoreFocusOut: true,
      items: [
        { label: 'dev', name: 'dev' },
        { label: 'prod', description: 'chosen last', name: 'prod' },
      ],
    });
  });

  it('forgets none because another one is chosen often', async () => {
    const choice = new EnvironmentChoice(fakeMemento());
    fake.inputs = ['a', ...Array<string>(30).fill('b')];
    while (fake.inputs.length > 0) {
      await choice.ask(['a', 'b']);
    }
    assert.equal(choice.known(['a', 'c']), 'a');
  });

  it('forgets those that were chosen long ago', async () => {
    const choice = new EnvironmentChoice(fakeMemento());
    const names = Array.from({ length: 30 }, (_, index) => `a${index}`);
    fake.inputs = [...names];
    for (const name of names) {
      await choice.ask([name, 'b']);
    }
    assert.deepEqual([choice.known(['a0', 'b']), choice.known(['a29', 'b'])], [undefined, 'a29']);
  });

  it('is kept by the workspace', async () => {
    const state = fakeMemento();
    fake.inputs = ['dev'];
    await new EnvironmentChoice(state).ask(['dev', 'prod']);
    assert.equal(new EnvironmentChoice(state).known(['dev', 'prod']), 'dev');
  });
});
