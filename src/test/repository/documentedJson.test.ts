import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { pages, root } from './pages.ts';

/** What package.json says of a setting, or of an item of its list. */
interface Schema {
  readonly type: 'array' | 'integer' | 'string';
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Schema>> };
  };
}

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const { contributes } = JSON.parse(read('package.json')) as Manifest;
const settings = new Map(Object.entries(contributes.configuration.properties));
const commands = contributes.commands.map(({ command }) => command);

/** A block of code in a document that says it is JSON. */
interface Block {
  readonly place: string;
  readonly language: 'json' | 'jsonc';
  readonly code: string;
}

const blocks = pages.flatMap((page) => {
  const text = read(page);
  return [...text.matchAll(/^( *)```(jsonc?)\n([^]*?)^\1```$/gm)].map((found): Block => {
    const [, , language, code = ''] = found;
    const line = text.slice(0, found.index).split('\n').length;
    return { place: `${page}:${line}`, language: language as Block['language'], code };
  });
});

/** Settings with a value in the text, such as `entraBroker.isolation: none`. */
const inText = pages.flatMap((page) =>
  [...read(page).matchAll(/`"?(entraBroker\.\w+)"?: ([^`]+)`/g)].map(
    ([, name = '', value = '']) => ({ page, name, value: valueOf(value) }),
  ),
);

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** @throws {Error} if it is no JSON. A part of an object counts as one: `"name": value`. */
function parse({ language, code }: Block): unknown {
  const whole = code.trimStart().startsWith('"') ? `{${code}}` : code;
  if (language === 'json') {
    return JSON.parse(whole);
  }
  const parsed = ts.parseConfigFileTextToJson('block.jsonc', whole);
  if (parsed.error) {
    throw new Error(ts.flattenDiagnosticMessageText(parsed.error.messageText, '\n'));
  }
  return parsed.config as unknown;
}

/** All members of objects in a value, however deep, by name. */
function membersOf(value: unknown): readonly (readonly [name: string, value: unknown])[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([name, inner]) => [
    [name, inner] as const,
    ...membersOf(inner),
  ]);
}

/** Whether VS Code takes a value without a mark. */
function isValid(value: unknown, schema: Schema): boolean {
  const { type, pattern = '', minimum = -Infinity, maximum = Infinity, items } = schema;
  if (schema.enum && !schema.enum.includes(value)) {
    return false;
  }
  switch (type) {
    case 'array':
      return Array.isArray(value) && value.every((item) => !items || isValid(item, items));
    case 'integer':
      return Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum;
    case 'string':
      return typeof value === 'string' && new RegExp(pattern, 'u').test(value);
  }
}

/** What is wrong with members that have the name of a setting, or name a command. */
function problemsIn(members: readonly (readonly [name: string, value: unknown])[]): string[] {
  return members.flatMap(([name, value]) => {
    const schema = settings.get(name);
    const shown = `${name}: ${JSON.stringify(value)}`;
    if (name.startsWith('entraBroker.') && !(schema && isValid(value, schema))) {
      return [shown];
    }
    return name === 'command' && !commands.includes(value as string) ? [shown] : [];
  });
}

describe('JSON in the documentation', () => {
  it('is in blocks and in the text', () => {
    assert.ok(blocks.length > 1 && inText.length > 1, `${blocks.length}, ${inText.length}`);
  });

  for (const block of blocks) {
    it(`can be parsed, and has only settings, values and commands that there are: ${block.place}`, () => {
      assert.deepEqual(problemsIn(membersOf(parse(block))), []);
    });
  }

  for (const { page, name, value } of inText) {
    it(`is a value that the setting takes: ${name} in ${page}`, () => {
      assert.deepEqual(problemsIn([[name, value]]), []);
    });
  }
});

describe('values of settings', () => {
  for (const [name, right, wrong] of [
    ['clientId', '', 'x'],
    ['cloud', 'china', 'moon'],
    ['signInScopes', ['User.Read'], ['a b']],
    ['signInScopes', [], 'User.Read'],
    ['clearClipboardAfterSeconds', 3600, 3601],
    ['clearClipboardAfterSeconds', 0, -1],
    ['unknown', undefined, 1],
  ] as const) {
    it(`are right or wrong: ${name}, ${JSON.stringify(wrong)}`, () => {
      const wrongOnes = [right, wrong].filter(
        (value) => value !== undefined && problemsIn([[`entraBroker.${name}`, value]]).length > 0,
      );
      assert.deepEqual(wrongOnes, [wrong]);
    });
  }
});
