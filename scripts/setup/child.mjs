import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const stopSignals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** The shell that npm runs scripts in. It passes on no signals: it is gone, and we are not. */
const npmShell = process.env.npm_lifecycle_event === undefined ? undefined : process.ppid;

/**
 * Runs a command with this process's terminal, passes on the signals that end it, and waits
 * for it to end by itself. The channel between the two lets a Node child notice (by its
 * `disconnect` event) that this process was killed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {object} [options]
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {boolean} [options.channel]
 * @param {boolean} [options.quiet] shows of its output only what it writes as an error.
 * @param {number} [options.limitMilliseconds] it is killed afterwards.
 * @param {string | undefined} [options.prefix] goes before each line of its output, to tell it from that of
 *   others that run at the same time.
 * @returns {Promise<number>} its exit code; 1 if a signal ended it.
 */
export async function run(command, args, options = {}) {
  const { cwd, env, channel = false, quiet = false, limitMilliseconds, prefix } = options;
  const errors = prefix === undefined ? 'inherit' : 'pipe';
  const output = quiet ? 'ignore' : errors;
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: channel ? ['inherit', output, errors, 'ipc'] : ['inherit', output, errors],
    timeout: limitMilliseconds,
    killSignal: 'SIGKILL',
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) {
      createInterface(stream).on('line', (line) => {
        console.log(`${prefix}${line}`);
      });
    }
  }
  const passOn = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
  stopSignals.forEach((signal) => process.on(signal, passOn));
  const watch = setInterval(() => {
    if (npmShell !== undefined && npmShell !== process.ppid) {
      child.kill('SIGTERM');
    }
  }, 1000);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => {
        resolve(code ?? 1);
      });
    });
  } finally {
    clearInterval(watch);
    stopSignals.forEach((signal) => process.off(signal, passOn));
  }
}

/**
 * Runs a step that has to succeed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv}} [options]
 */
export async function runOrFail(command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) {
    throw new SetupError(`"${[command, ...args].join(' ')}" failed with exit code ${code}.`);
  }
}

/** A step that can't go on; its message says what to do. */
export class SetupError extends Error {}
