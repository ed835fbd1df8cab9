import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licences of everything from elsewhere that is shipped.
 * @param {readonly string[]} folders of the packages.
 */
export function thirdPartyNotices(folders) {
  return folders.map(notice).join(`\n${'-'.repeat(80)}\n\n`);
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
