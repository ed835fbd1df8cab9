/**
 * The tables of docs/troubleshooting.md on error numbers, made from those that the product
 * takes its texts from.
 */
import { codeText, entraName } from '../../src/broker/reasons/codes.ts';
import { entraReasons } from '../../src/broker/reasons/entraReasons.ts';
import { windowsReasons } from '../../src/broker/reasons/windowsReasons.ts';

/** @typedef {import('../../src/broker/reasons/reason.ts').Reason} Reason */

const heading = ['error', 'kind', 'cause', 'remedy'];

/** The rows of the table on errors of Microsoft Entra, as cells in Markdown. */
export const entraRows = () => rows(entraReasons, entraName);

/** The rows of the table on codes of Windows. */
export const windowsRows = () => rows(windowsReasons, codeText);

/**
 * A table in Markdown; its columns are aligned by the formatter.
 * @param {string[][]} cells
 */
export function table(cells) {
  return [heading, heading.map(() => '---'), ...cells]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}

/**
 * @param {readonly Reason[]} reasons
 * @param {(code: number) => string} nameOf
 */
function rows(reasons, nameOf) {
  return reasons.map((reason) => [
    reason.codes.map((code) => `\`${nameOf(code)}\``).join(', '),
    `\`${reason.kind}\``,
    withCode(reason.sentence()),
    withCode(remedy(reason)),
  ]);
}

/** @param {Reason} reason */
function remedy(reason) {
  if (reason.needsRedirectUri) {
    return `${reason.remedy()} The error has a button that copies it.`;
  }
  return reason.promptMayMend
    ? `Sign in from the Accounts menu. If a prompt does not help: ${reason.remedy()}`
    : reason.remedy();
}

/**
 * Settings in the writing of the page.
 * @param {string} text
 */
function withCode(text) {
  return text.replace(/\bentraBroker\.\w+/g, '`$&`');
}
