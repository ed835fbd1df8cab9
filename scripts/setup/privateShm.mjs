import { spawnSync } from 'node:child_process';

const mount = 'mount -t tmpfs tmpfs /dev/shm';

/**
 * A command line that runs another one with a `/dev/shm` of its own. The broker's native
 * runtime keeps named semaphores there, shared by all processes of the machine; a run that
 * is killed would leave them locked for every later one. If this machine allows no such
 * thing, the command line is returned as it is.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {[command: string, args: string[]]}
 */
export function withPrivateShm(command, args) {
  for (const namespaces of ['-m', '-Urm']) {
    const attempt = spawnSync('unshare', [namespaces, 'sh', '-c', mount], { stdio: 'ignore' });
    if (attempt.status === 0) {
      const script = `${mount} && exec "$@"`;
      return ['unshare', [namespaces, 'sh', '-c', script, 'sh', command, ...args]];
    }
  }
  return [command, [...args]];
}
