import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';
import * as api from '../../api/index.ts';
import { literally } from '../literally.ts';

/** What the text around a sample has said before: the values that it goes on with. */
const given = `
  declare const nonce: string | undefined;
  declare const popFetch: typeof fetch;
  declare const response: Response;
  declare const scopes: string[];
  declare const session: import('vscode').AuthenticationSession;
`;

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2024,
  lib: ['lib.es2024.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: ['node', 'vscode'],
  paths: { 'entra-broker-auth-api': [resolve('src/api/index.ts')] },
  allowImportingTsExtensions: true,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
};

const pages = globSync(['README.md', 'docs/*.md', 'src/api/README.md', 'samples/*/README.md']);

/** The samples of all pages as files that are not on the disk, named by page and line. */
const samples = new Map(
  pages.flatMap((page) => {
    const text = readFileSync(page, 'utf8');
    return [...text.matchAll(/^```ts\n([^]*?)^```$/gm)].map(({ index, 1: code = '' }) => {
      const line = text.slice(0, index).split('\n').length;
      return [resolve(`${page}.${line}.ts`), withImports(code)] as const;
    });
  }),
);

/** A sample with the imports that an earlier one on its page has shown. */
function withImports(code: string): string {
  const missing = Object.keys(api).filter((name) => !code.includes(`import { ${name} `));
  return [
    ...(code.includes("from 'vscode'") ? [] : ["import * as vscode from 'vscode';"]),
    `import { ${missing.join(', ')} } from 'entra-broker-auth-api';`,
    code,
  ].join('\n');
}

function problemsOf(files: ReadonlyMap<string, string>): string[] {
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (name) => files.has(name) || disk.fileExists(name),
    readFile: (name) => files.get(name) ?? disk.readFile(name),
    getSourceFile: (name, version, ...others) => {
      const text = files.get(name);
      return text === undefined
        ? disk.getSourceFile(name, version, ...others)
        : ts.createSourceFile(name, text, version);
    },
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()]
    .map((name) => program.getSourceFile(name)!)
    .flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ])
    .map(({ file, messageText }) => {
      return `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
}

describe('the samples of code in the documentation', () => {
  it('are those of the guide and of the package', () => {
    const names = [...samples.keys()].join('\n');
    for (const page of ['docs/for-extension-authors.md', 'src/api/README.md']) {
      assert.match(names, literally(resolve(page)));
    }
  });

  it("compile against VS Code's types and the package", () => {
    assert.deepEqual(problemsOf(new Map([[resolve('given.d.ts'), given], ...samples])), []);
  });
});
