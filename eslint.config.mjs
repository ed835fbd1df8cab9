import jsdoc from 'eslint-plugin-jsdoc';
import tseslint from 'typescript-eslint';

/** One style in the whole house. */
const style = [
  {
    selector: 'ClassBody PrivateIdentifier',
    message: 'Private members are marked with `private`.',
  },
  {
    selector: "ImportSpecifier[importKind='type']",
    message: 'Types are imported with `import type`.',
  },
  {
    selector: "CallExpression[callee.name='assert']",
    message: 'Say what is compared, or use assert.ok.',
  },
];

/** A red test has to show the values. */
const shown = ['', 'UnaryExpression > ', 'LogicalExpression > '].map((operator) => ({
  selector: `CallExpression[callee.object.name='assert'][callee.property.name='ok'][arguments.length=1] > ${operator}CallExpression[callee.property.name=/^(includes|some|every)$/]`,
  message: 'Show the values when it is red: use assert.match or assert.deepEqual.',
}));

/** A sentence of ours, without anything put into it. */
const translated = "[arguments.0.callee.property.name='t'][arguments.0.arguments.length=1]";

/**
 * The doors by which text reaches a person: what goes through them was made safe for the place by
 * src/text. Documents need no rule, since their types ask for it.
 */
const doors = [
  {
    selector: `CallExpression[callee.property.name=/^show(Information|Warning|Error)Message$/]:not([arguments.0.callee.name=/^(messageText|modalMessage)$/]):not(${translated})`,
    message: 'VS Code makes links of a message: use messageText or modalMessage of src/text.',
  },
  {
    selector:
      "AssignmentExpression[left.property.name='validationMessage']:not([right.name='undefined']):not(:has(CallExpression[callee.name='messageText']))",
    message: 'VS Code makes links of a validation message: use messageText of src/text.',
  },
  {
    selector: `CallExpression[callee.property.name='setStatusBarMessage']:not([arguments.0.callee.name='labelText']):not(${translated})`,
    message: 'VS Code makes icons of a status bar message: use labelText of src/text.',
  },
  {
    selector:
      "CallExpression[arguments.0.value='vscode.diff']:not([arguments.3.callee.name='labelText'])",
    message: 'A text from outside may not hide a part of a title: use labelText of src/text.',
  },
  {
    selector:
      "CallExpression[callee.object.name='log'][callee.property.name=/^(level|trace|debug|info|warn|error|append|appendLine)$/]:not([arguments.0.callee.name='logLine'])",
    message: 'A text may not become two lines of a log: use logLine of src/text.',
  },
];

/** What others use. The methods of an interface, or of a class that is extended, are explained there. */
const documented = [
  'ExportNamedDeclaration > :matches(FunctionDeclaration, ClassDeclaration, TSInterfaceDeclaration)',
  "ClassDeclaration[implements.length=0] > ClassBody > MethodDefinition[accessibility!='private'][override=false]:not([kind='constructor'], [key.name='dispose'])",
];

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'artifacts/', '.vscode-test/', '**/node_modules/', '**/dist/'] },
  {
    files: ['**/*.ts', 'scripts/**/*.mjs', 'esbuild.config.mjs'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { jsdoc },
    settings: { jsdoc: { mode: 'typescript' } },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-syntax': ['error', ...style],
      'jsdoc/require-throws-type': 'error',
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
  {
    files: ['src/**/*.ts'],
    ignores: ['src/test/**', '**/*.test.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...style, ...doors],
      'jsdoc/require-jsdoc': [
        'error',
        { require: { FunctionDeclaration: false }, contexts: documented },
      ],
    },
  },
  {
    files: ['src/test/**/*.ts', '**/*.test.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...style, ...shown],
      // Mocha's chained contexts read better without these two.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
);
