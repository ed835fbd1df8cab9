import { globSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { commonTokens, declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { DryRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import Mocha from 'mocha';

/** @import { InstrumenterContext } from '@stryker-mutator/api/core' */
/** @import * as api from '@stryker-mutator/api/test-runner' */
/** @typedef {{ [Name in keyof InstrumenterContext]?: InstrumenterContext[Name] | undefined }} Context */

/** Lines of a file, perhaps with columns: `:40-60`, `:40:2-60:10`. */
const range = /:\d+(?::\d+)?-\d+(?::\d+)?$/;

/** How long a test may take, and how long a changed place may keep it waiting. */
const testMilliseconds = { unchanged: 60_000, changed: 10_000 };

/**
 * Runs unit tests for StrykerJS, which changes one place of the code at a time. Its own runner
 * for Mocha needs files that Mocha 12 has moved.
 * @implements {api.TestRunner}
 */
class MochaRunner {
  /** @param {readonly string[]} changed the files whose code is changed, or globs of them. */
  constructor(changed) {
    this.tests = testsNear(changed);
    this.mocha = new Mocha({ reporter: 'min', timeout: testMilliseconds.unchanged });
    this.isLoaded = false;
    // Here the changed code looks up which change is active, and notes what a test reaches.
    const global = /** @type {{ __stryker__?: Context }} */ (globalThis);
    this.context = global.__stryker__ ??= {};
  }

  capabilities() {
    // Node loads a module once in a process.
    return { reloadEnvironment: false };
  }

  async init() {
    await import(resolve('src/test/fakes/useFakeVscode.ts'));
    this.mocha.cleanReferencesAfterRun(false);
    for (const file of this.tests) {
      this.mocha.addFile(resolve(file));
    }
  }

  async dryRun() {
    const result = await this.run(false);
    const { mutantCoverage } = this.context;
    return mutantCoverage === undefined ? result : { ...result, mutantCoverage };
  }

  /** @param {api.MutantRunOptions} options */
  async mutantRun({ activeMutant, testFilter, disableBail, hitLimit, mutantActivation }) {
    const { context, mocha } = this;
    context.hitLimit = hitLimit;
    context.hitCount = hitLimit === undefined ? undefined : 0;
    const titles = testFilter?.map((title) => `^${escape(title)}$`).join('|');
    mocha.grep(new RegExp(titles ?? ''));
    context.activeMutant = mutantActivation === 'static' ? activeMutant.id : undefined;
    await this.load();
    mocha.suite.eachTest((test) => test.timeout(testMilliseconds.changed));
    context.activeMutant = activeMutant.id;
    return toMutantRunResult(await this.run(!disableBail));
  }

  /**
   * @param {boolean} bail ends the run at the first test that fails.
   * @returns {Promise<api.CompleteDryRunResult>}
   */
  async run(bail) {
    await this.load();
    const { context, mocha } = this;
    setBail(mocha.suite, bail);
    /** @type {api.TestResult[]} */
    const results = [];
    await new Promise((done) => {
      mocha
        .run(done)
        // What the hooks of a suite reach counts for all of its tests.
        .on('suite', () => (context.currentTestId = undefined))
        .on('test', (test) => (context.currentTestId = test.fullTitle()))
        .on('pass', (test) => results.push(resultOf(test)))
        .on('fail', (test, error) => results.push(resultOf(test, error)));
    });
    return { status: DryRunStatus.Complete, tests: results };
  }

  async load() {
    if (!this.isLoaded) {
      this.isLoaded = true;
      await this.mocha.loadFilesAsync();
    }
  }
}

/**
 * The tests in the folders of these files and below them, those of the upper folders first: most
 * changes fail there soon.
 * @param {readonly string[]} files
 */
function testsNear(files) {
  const globs = files.map((file) => file.replace(range, ''));
  const folders = new Set(globSync(globs).map((file) => dirname(file)));
  const above = [...folders].sort();
  return [...new Set(above.flatMap((folder) => testsIn(folder)))];
}

/** @param {string} folder */
function testsIn(folder) {
  return [`${folder}/*.test.ts`, `${folder}/*/**/*.test.ts`].flatMap((glob) =>
    globSync(glob).sort(),
  );
}

/**
 * @param {Mocha.Runnable} runnable a test or a hook.
 * @param {Error} [error]
 * @returns {api.TestResult}
 */
function resultOf(runnable, error) {
  const title = (runnable.ctx?.currentTest ?? runnable).fullTitle();
  const common = { id: title, name: title, timeSpentMs: runnable.duration ?? 0 };
  return error
    ? { ...common, status: TestStatus.Failed, failureMessage: error.message }
    : { ...common, status: TestStatus.Success };
}

/**
 * @param {Mocha.Suite} suite
 * @param {boolean} bail
 */
function setBail(suite, bail) {
  suite.bail(bail);
  for (const inner of suite.suites) {
    setBail(inner, bail);
  }
}

/**
 * A text as a regular expression that matches it.
 * @param {string} text
 */
function escape(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** @param {import('@stryker-mutator/api/core').StrykerOptions} options */
function createRunner(options) {
  return new MochaRunner(options.mutate);
}
createRunner.inject = [commonTokens.options];

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'unit', createRunner)];
