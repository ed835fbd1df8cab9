import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Their native files are shipped as they are, so that no bundle mentions them. */
const natives = ['node_modules/@azure/msal-node-runtime', 'node_modules/koffi'];

/**
 * Writes down the licences of everything from elsewhere that is shipped.
 * @param {string} file
 * @param {readonly string[]} inputs paths of the files that went into the bundles.
 */
export function writeThirdPartyNotices(file, inputs) {
  const folders = new Set(natives);
  for (const input of inputs) {
    // The last node_modules counts: packages may bring packages of their own.
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input)?.[0];
    if (folder) {
      folders.add(folder);
    }
  }
  writeFileSync(
    file,
    [...folders]
      .sort()
      .map(notice)
      .join(`\n${'-'.repeat(80)}\n\n`),
  );
}

/** @param {string} folder of a package. */
function notice(folder) {
  const { name, version, license, author } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice|copyright)/i.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  if (texts.length === 0) {
    texts.push(`License: ${license}\nAuthor: ${author?.name ?? author}`);
  }
  return `${name} ${version}\n\n${texts.join('\n\n')}\n`;
}
