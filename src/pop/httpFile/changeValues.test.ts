import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { fakeMemento } from '../../test/fakes/memento.ts';
import { fake, resetFake, Uri } from '../../test/fakes/vscode.ts';
import { changeValues } from './changeValues.ts';
import { EnvironmentChoice } from './environmentChoice.ts';
import { TypedValues } from './typedValues.ts';

const file = Uri.file('/folder/a.http');

describe('values of a request file', () => {
  const question = (name: string, isSecret = false) =>
    ({ name, description: '', isSecret, kind: 'name' }) as const;
  let environment: EnvironmentChoice;
  let typed: TypedValues;

  beforeEach(() => {
    resetFake();
    environment = new EnvironmentChoice(fakeMemento());
    typed = new TypedValues();
  });

  const change = async () => changeValues(file as unknown as vscode.Uri, { environment, typed });

  it('are shown, but for secrets, and can be typed again', async () => {
    typed.set(String(file), question('id'), '5');
    typed.set(String(file), question('key', true), 'secret');
    fake.inputs = ['id', '6'];
    await change();
    assert.equal(typed.get(String(file), 'id')?.text, '6');
    assert.equal(fake.shownInputs[1]?.value, '5');
    assert.doesNotMatch(JSON.stringify(fake.shownInputs), /"secret"/);
  });

  it('are listed with what can be done about them', async () => {
    fake.files['/folder/http-client.env.json'] = '{ "dev": {} }';
    typed.set(String(file), question('id'), '5');
    typed.set(String(file), question('key', true), 'secret');
    await change();
    const { title, placeHolder, items } = fake.shownInputs[0] ?? {};
    assert.deepEqual([title, placeHolder], ['Values of this file', 'The value to change']);
    assert.deepEqual(
      (items as vscode.QuickPickItem[]).map(({ label, description }) => [label, description]),
      [
        ['Choose the environment…', 'dev'],
        ['id', '5'],
        ['key', '••••'],
        ['Forget what was typed', undefined],
      ],
    );
  });

  it('are none if there is nothing to choose or to forget', async () => {
    await change();
    const { placeHolder, items } = fake.shownInputs[0] ?? {};
    assert.match(String(placeHolder), /^Nothing to change: /);
    assert.deepEqual(items, []);
  });

  it('can be forgotten', async () => {
    typed.set(String(file), question('id'), '5');
    fake.inputs = ['Forget what was typed'];
    await change();
    assert.equal(typed.get(String(file), 'id'), undefined);
  });

  it('can come from another environment', async () => {
    fake.files['/folder/http-client.env.json'] = '{ "dev": {}, "prod": {} }';
    fake.inputs = ['Choose the environment…', 'prod'];
    await change();
    assert.equal(environment.known(['dev', 'prod']), 'prod');
  });

  it('stay as they are if the person chooses nothing', async () => {
    typed.set(String(file), question('id'), '5');
    await change();
    assert.equal(typed.get(String(file), 'id')?.text, '5');
  });
});
