import { registerHooks } from 'node:module';

/**
 * Lets unit tests import files that import `vscode`, which exists only in VS Code's extension
 * host: they get the small fake beside this file. What those files do in VS Code itself is
 * tested by the suites `vscode` and `ui`.
 */
registerHooks({
  resolve: (specifier, context, nextResolve) =>
    specifier === 'vscode'
      ? { url: new URL('vscode.ts', import.meta.url).href, shortCircuit: true }
      : nextResolve(specifier, context),
});
