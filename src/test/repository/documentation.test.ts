import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pages, root } from './pages.ts';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
    }[];
    readonly menus: {
      readonly commandPalette: readonly { readonly command: string; readonly when: string }[];
    };
    readonly configuration: {
      readonly properties: Readonly<Record<string, { readonly default: unknown }>>;
    };
  };
}

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const { contributes } = JSON.parse(read('package.json')) as Manifest;
const texts = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;

/** Commands as the palette shows them: `Entra Broker: Sign In`. */
const titles = contributes.commands
  .filter(
    ({ command }) =>
      !contributes.menus.commandPalette.some(
        (item) => item.command === command && item.when === 'false',
      ),
  )
  .map(({ title, category }) => `${category}: ${texts[title.replaceAll('%', '')] ?? title}`);
const settings = Object.entries(contributes.configuration.properties);

/** A page without its blocks of code, which may show what is not there. */
const prose = (page: string) => read(page).replace(/^(`{3,})[^]*?^\1$/gm, '');

/** The rows of the first table whose heading is this, as cells without code marks. */
function rowsOf(page: string, heading: string): string[][] {
  const table = new RegExp(`^\\| ${heading} .*\\n\\|[ |-]+\\n((?:\\|.*\\n)+)`, 'm').exec(
    read(page),
  );
  return (table?.[1] ?? '')
    .trimEnd()
    .split('\n')
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(page: string): readonly string[] {
  return [...prose(page).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('README.md', () => {
  it('has every command of the palette', () => {
    assert.deepEqual(
      rowsOf('README.md', 'command').map(([title]) => title),
      titles,
    );
  });

  it('has every setting, with its default', () => {
    const shown = (value: unknown) => (Array.isArray(value) ? value.join(', ') : String(value));
    assert.deepEqual(
      rowsOf('README.md', 'setting').map(([name, , value]) => [name, value]),
      settings.map(([name, { default: value }]) => [name, shown(value)]),
    );
  });
});

describe('the documentation', () => {
  it('is found', () => {
    for (const page of ['README.md', 'docs/troubleshooting.md', 'src/api/README.md']) {
      assert.ok(pages.includes(page), page);
    }
  });

  for (const page of pages) {
    it(`has links that lead somewhere: ${page}`, () => {
      const broken = [...prose(page).matchAll(/\]\((?!\w+:)([^)#\s]*)(?:#([^)\s]*))?\)/g)]
        .filter(([, path = '', anchor]) => {
          const target = path === '' ? page : join(dirname(page), path);
          const exists = existsSync(join(root, target));
          return !exists || (anchor !== undefined && !anchorsOf(target).includes(anchor));
        })
        .map(([link]) => link);
      assert.deepEqual(broken, []);
    });

    it(`names only commands and settings that there are: ${page}`, () => {
      const named = [
        ...prose(page).matchAll(/\*\*(Entra Broker: [^*]+?)\*\*|`(entraBroker\.\w+)`/g),
      ];
      const known = [
        ...titles,
        ...settings.map(([name]) => name),
        ...contributes.commands.map(({ command }) => command),
        // For other extensions, so not in the palette.
        'entraBroker.availability',
      ];
      assert.deepEqual(
        named
          .map(([, command, name]) => (command ?? name)!.replace(/\s+/g, ' '))
          .filter((name) => !known.includes(name) && !known.includes(`${name}…`)),
        [],
      );
    });
  }
});
