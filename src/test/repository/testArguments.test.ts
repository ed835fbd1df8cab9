import assert from 'node:assert/strict';
import { parseArguments } from '../../../scripts/test/arguments.mjs';
import { filesOf } from '../../../scripts/test/filesOf.mjs';
import { suites } from '../../../scripts/test/suites.mjs';

const parse = (...args: string[]) => parseArguments(args, ['lint', 'unit', 'ui']);

describe('the arguments of npm test', () => {
  it('are names, then parts of paths, then options of Mocha', () => {
    assert.deepEqual(parse('lint', 'unit', 'src/proof', 'tags', '-g', 'is refused', '--bail'), {
      names: ['lint', 'unit'],
      paths: ['src/proof', 'tags'],
      options: ['-g', 'is refused', '--bail'],
    });
    assert.deepEqual(parse(), { names: [], paths: [], options: [] });
  });

  it('may name a file of the product instead of its test, also as Windows writes it', () => {
    const { paths } = parse('unit', './src/proof/popToken.ts', String.raw`src\proof\x.test.ts`);
    assert.deepEqual(paths, ['src/proof/popToken.test.ts', 'src/proof/x.test.ts']);
  });
});

describe('the files of a suite', () => {
  it('are those that have one of the parts in their path', () => {
    const files = filesOf(suites.unit!, ['proof/popToken.', 'repository/testArguments']);
    assert.deepEqual(files, [
      'src/proof/popToken.test.ts',
      'src/test/repository/testArguments.test.ts',
    ]);
  });

  it('are in one suite each, but for the one that runs another in an old VS Code', () => {
    const { oldest, ...others } = suites;
    assert.deepEqual(filesOf({ ...oldest!, without: [] }, []), filesOf(suites.vscode!, []));
    const files = Object.values(others).flatMap((suite) => filesOf(suite, []));
    assert.deepEqual(files.toSorted(), [...new Set(files)].sort());
    assert.deepEqual(new Set(files), new Set(filesOf({ ...suites.unit!, without: [] }, [])));
  });
});
