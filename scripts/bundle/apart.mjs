/**
 * Modules that are bundles of their own and loaded on demand: who imports one of them dynamically
 * gets the finished bundle.
 * @param {Readonly<Record<string, string>>} bundles the path of a bundle, as seen from where the
 * other bundle goes, by the end of the path of its module.
 * @returns {import('esbuild').Plugin}
 */
export const apart = (bundles) => ({
  name: 'apart',
  setup(build) {
    build.onResolve({ filter: /\.ts$/ }, ({ kind, path }) => {
      const known = Object.entries(bundles).find(([end]) => path.endsWith(end));
      return kind === 'dynamic-import' && known ? { path: known[1], external: true } : undefined;
    });
  },
});

/**
 * MSAL is bundled by itself: the extension host and the start of a broker process stay free of it.
 * @param {string} bundle its path, as seen from where the other bundle goes.
 */
export const msalApart = (bundle) => apart({ '/createMsalBroker.ts': bundle });
