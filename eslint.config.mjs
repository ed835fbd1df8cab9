import tseslint from 'typescript-eslint';

/** What only the broker knows. */
const msal = ['@azure/*', '**/broker/msal/**', '**/broker/msalBroker.ts'];

/** Dependencies between the rooms point one way; see docs/architecture.md. */
function mayNotImport(room, group) {
  const message = `${room} does not depend on this.`;
  return {
    files: [`${room}/**/*.ts`],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
  };
}

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'artifacts/', '.vscode-test/', '**/node_modules/', '**/dist/'] },
  {
    files: ['**/*.ts', 'scripts/**/*.mjs', 'esbuild.config.mjs'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    // They read JSON files of npm's and ours, and cast none of it.
    files: ['**/*.mjs'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  mayNotImport('src/broker', ['vscode', '**/provider/**', '**/pop/**', '**/diagnostics/**']),
  mayNotImport('src/provider', [...msal, '**/pop/**', '**/diagnostics/**']),
  mayNotImport('src/pop', [...msal, '**/diagnostics/**']),
  mayNotImport('src/diagnostics', [...msal, '**/pop/**']),
  mayNotImport('src/api', ['vscode', ...msal, '**/broker/**', '**/provider/**']),
  {
    // Mocha's chained contexts read better without these two.
    files: ['src/test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
);
