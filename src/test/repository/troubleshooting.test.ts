import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { brokerErrorKinds, unavailableCauses } from '../../broker/brokerErrorDetails.ts';
import { entraRows, windowsRows } from '../../../scripts/docs/reasonTable.mjs';
import { redirectUris } from '../../diagnostics/redirectUris.ts';

const root = new URL('../../../', import.meta.url);

async function read(path: string): Promise<string> {
  return readFile(new URL(path, root), 'utf8');
}

/** The rows of the first table below a heading, as cells without code marks. */
function tableBelow(markdown: string, heading: string): string[][] {
  const [, section = ''] = markdown.split(`\n## ${heading}\n`);
  const [table = ''] = /(?:^\|.*\n)+/m.exec(section) ?? [];
  const [, , ...rows] = table.trimEnd().split('\n');
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}

function withoutMarks(rows: readonly (readonly string[])[]): string[][] {
  return rows.map((row) => row.map((cell) => cell.replaceAll('`', '')));
}

/** The runtime's names and numbers; from its types, since its code loads the native part. */
async function runtimeStatuses(): Promise<string[][]> {
  const types = await read('node_modules/@azure/msal-node-runtime/dist/index.d.ts');
  const [, members = ''] = /enum ErrorStatus \{([^}]*)\}/.exec(types) ?? [];
  return [...members.matchAll(/(\w+) = (\d+)/g)].map(([, name, number]) => [name!, number!]);
}

describe('docs/troubleshooting.md', () => {
  let page: string;

  before(async () => {
    page = await read('docs/troubleshooting.md');
  });

  const firstCells = (heading: string) => tableBelow(page, heading).map(([first]) => first);

  it('has every kind of error', () => {
    assert.deepEqual(firstCells('Errors').toSorted(), [...brokerErrorKinds].sort());
  });

  it('has every cause for which no broker can be used', () => {
    assert.deepEqual(firstCells('Causes of "unavailable"').toSorted(), [
      ...unavailableCauses.toSorted(),
    ]);
  });

  it('has every status of the runtime, with the kind that it becomes', async () => {
    const rows = tableBelow(page, 'Statuses of the native runtime');
    const statuses = await runtimeStatuses();
    assert.ok(statuses.length > 0);
    assert.deepEqual(
      rows.map(([name, number]) => [name, number]),
      statuses,
    );
    const kinds: readonly string[] = brokerErrorKinds;
    for (const [name, , kind] of rows) {
      assert.ok(
        kind?.split(' or ').every((one) => kinds.includes(one)),
        name,
      );
    }
  });

  it('has a cause and a remedy in every row', () => {
    for (const heading of ['Errors', 'Causes of "unavailable"', 'Statuses of the native runtime']) {
      for (const row of tableBelow(page, heading)) {
        for (const cell of row.slice(-2)) {
          assert.match(cell, /\w.*\.$/, `${heading}: ${row[0]!}`);
        }
      }
    }
  });

  it("has the product's own table of errors of Microsoft Entra (npm run docs)", () => {
    assert.deepEqual(tableBelow(page, 'Errors of Microsoft Entra'), withoutMarks(entraRows()));
  });

  it("has the product's own table of codes of Windows (npm run docs)", () => {
    assert.deepEqual(tableBelow(page, 'Codes of Windows'), withoutMarks(windowsRows()));
  });

  it('has the redirect URIs of every platform', () => {
    const uris = tableBelow(page, 'Redirect URIs').map(([, uri]) => uri);
    assert.deepEqual(
      uris.toSorted(),
      redirectUris('<client id>', 'win32')
        .map(({ uri }) => uri)
        .sort(),
    );
  });
});
