/**
 * What to run, by the arguments of `npm test --`.
 * @typedef {object} Selection
 * @property {string[]} names of checks and suites; none for all.
 * @property {string[]} paths parts of paths: only files with one of them in their path.
 * @property {string[]} options for Mocha.
 */

/**
 * Takes apart `unit src/proof/popToken.ts -g "is refused"`: names first, then paths, then
 * options for Mocha with their values.
 * @param {readonly string[]} args
 * @param {readonly string[]} known the names that there are.
 * @returns {Selection}
 */
export function parseArguments(args, known) {
  const firstOption = args.findIndex((argument) => argument.startsWith('-'));
  const end = firstOption === -1 ? args.length : firstOption;
  const firstPath = args.slice(0, end).findIndex((argument) => !known.includes(argument));
  const middle = firstPath === -1 ? end : firstPath;
  return {
    names: args.slice(0, middle),
    paths: args.slice(middle, end).map(pathPart),
    options: args.slice(end),
  };
}

/**
 * A file of the product stands for its test.
 * @param {string} path
 */
function pathPart(path) {
  return path
    .replaceAll('\\', '/')
    .replace(/^\.\//, '')
    .replace(/(?<!\.test)\.ts$/, '.test.ts');
}
