import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What the VSIX file is made of, in the format of CycloneDX 1.6 (https://cyclonedx.org). Without
 * a time or a number of its own, so that the same sources make the same file.
 * @param {readonly string[]} folders of the packages from elsewhere.
 */
export function softwareBill(folders) {
  /** @type {Record<string, {integrity?: string} | undefined>} */
  const locked = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  const { publisher, name, version } = readManifest('.');
  const components = folders.map((folder) => component(folder, locked[folder]?.integrity));
  const self = `${publisher}.${name}@${version}`;
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { 'bom-ref': self, type: 'application', publisher, name, version },
    },
    components,
    dependencies: [{ ref: self, dependsOn: components.map((one) => one['bom-ref']) }],
  };
}

/**
 * @param {string} folder
 * @param {string | undefined} integrity as in a lock file: `sha512-<base64>`.
 */
function component(folder, integrity) {
  const { name, version, license } = readManifest(folder);
  // As https://github.com/package-url/purl-spec has it for npm.
  const purl = `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;
  const hash = integrity?.replace(/^sha512-/, '');
  return {
    'bom-ref': folder,
    type: 'library',
    name,
    version,
    purl,
    licenses: [{ license: isSpdxId(license) ? { id: license } : { name: license } }],
    ...(hash && {
      hashes: [{ alg: 'SHA-512', content: Buffer.from(hash, 'base64').toString('hex') }],
    }),
  };
}

/**
 * An id has no blanks; "SEE LICENSE IN …" has.
 * @param {string} license
 */
function isSpdxId(license) {
  return /^[\w.+-]+$/.test(license);
}

/**
 * @param {string} folder
 * @returns {{publisher?: string, name: string, version: string, license: string}}
 */
function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
