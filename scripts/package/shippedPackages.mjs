/** Its native files are shipped as they are, so that no bundle mentions it. */
const runtime = 'node_modules/@azure/msal-node-runtime';
const koffi = 'node_modules/koffi';

/**
 * The folders of the packages from elsewhere that the VSIX file of a target has parts of.
 * @param {readonly string[]} inputs paths of the files that went into the bundles.
 * @param {string} target
 * @returns {string[]}
 */
export function shippedPackages(inputs, target) {
  const folders = new Set(
    inputs.flatMap(
      // The last node_modules counts: packages may bring packages of their own.
      (input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input)?.[0] ?? [],
    ),
  );
  if (target !== 'universal') {
    folders.add(runtime);
  }
  if (target.startsWith('win32-')) {
    folders.add(koffi);
  }
  return [...folders].sort();
}
