import { statSync } from 'node:fs';

const megabyte = 1024 * 1024;

/** @param {string} target @returns {number} the most bytes that its VSIX file may have. */
export function sizeBudget(target) {
  // Three builds of the runtime, for as many families of distributions.
  return (target === 'linux-x64' ? 8 : 4) * megabyte;
}

/**
 * @param {string} file
 * @param {string} target
 * @throws {Error} if the VSIX file is larger than its budget.
 */
export function assertSize(file, target) {
  const { size } = statSync(file);
  if (size > sizeBudget(target)) {
    const [has, may] = [size, sizeBudget(target)].map((bytes) => (bytes / megabyte).toFixed(1));
    throw new Error(`${file} has ${has} MB, and may have ${may} MB.`);
  }
}
