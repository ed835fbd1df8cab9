import assert from 'node:assert/strict';
import { truncateSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nativesOfTarget } from '../../../scripts/package/natives.mjs';
import { shippedPackages } from '../../../scripts/package/shippedPackages.mjs';
import { assertSize, sizeBudget } from '../../../scripts/package/sizeBudget.mjs';
import { softwareBill } from '../../../scripts/package/softwareBill.mjs';
import { thirdPartyNotices } from '../../../scripts/package/thirdPartyNotices.mjs';

const inputs = [
  'src/extension.ts',
  'node_modules/jose/dist/webapi/index.js',
  'node_modules/jose/dist/webapi/key/import.js',
  'node_modules/@azure/msal-node/lib/index.js',
];

describe('the packages from elsewhere in a VSIX file', () => {
  it('are those of the bundles and of the native files', () => {
    const ofBundles = ['node_modules/@azure/msal-node', 'node_modules/jose'];
    const runtime = 'node_modules/@azure/msal-node-runtime';
    assert.deepEqual(shippedPackages(inputs, 'universal'), ofBundles);
    assert.deepEqual(shippedPackages(inputs, 'darwin-x64'), [...ofBundles, runtime].sort());
    assert.deepEqual(
      shippedPackages(inputs, 'win32-x64'),
      [...ofBundles, runtime, 'node_modules/koffi'].sort(),
    );
  });

  it('are listed with what identifies them, as CycloneDX has it', () => {
    const packages = shippedPackages(inputs, 'win32-x64');
    const bill = softwareBill(packages);
    assert.deepEqual([bill.bomFormat, bill.specVersion], ['CycloneDX', '1.6']);
    assert.deepEqual(bill.dependencies[0]!.dependsOn, packages);
    for (const { name, purl, hashes, licenses } of bill.components) {
      assert.match(purl, /^pkg:npm\/(?:%40[\w-]+\/)?[\w-]+@\d+\.\d+\.\d+$/, name);
      assert.match(hashes![0]!.content, /^[0-9a-f]{128}$/, name);
      assert.notDeepEqual(licenses, [], name);
    }
  });

  it('have their licences shipped', () => {
    const notices = thirdPartyNotices(shippedPackages(inputs, 'universal'));
    assert.match(notices, /^@azure\/msal-node \d.*\n\n[^]*MIT[^]*\n-{80}\n\njose \d.*\n\n[^]*MIT/);
  });
});

describe('the size of a VSIX file', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'entra-broker-size-'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  for (const target of Object.keys(nativesOfTarget)) {
    it(`has a limit: ${target}`, () => {
      const file = join(folder, target);
      writeFileSync(file, '');
      truncateSync(file, sizeBudget(target));
      assertSize(file, target);
      truncateSync(file, sizeBudget(target) + 1);
      assert.throws(() => {
        assertSize(file, target);
      }, /may have/);
    });
  }
});
