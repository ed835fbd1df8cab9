import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-jsonrpc/node';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { bundles } from './contestants/bundle.ts';
import { memoryRequest, promptRequest, roundRequest } from './contestants/protocol.ts';
import type { Memory, Round, RoundTimes } from './contestants/protocol.ts';

/** A contestant that runs, seen from outside of its process. */
export class Competitor {
  readonly label: string;
  private readonly process: ChildProcess;
  private readonly connection: MessageConnection;

  /** @param name that of its program, which has to be bundled */
  constructor(name: string, label: string, env: NodeJS.ProcessEnv) {
    this.label = label;
    this.process = fork(resolve(bundles, `${name}.cjs`), {
      env: { ...process.env, ...env },
      execArgv: ['--expose-gc'],
    });
    this.connection = createMessageConnection(
      new IPCMessageReader(this.process),
      new IPCMessageWriter(this.process),
    );
    this.process.once('exit', () => {
      // Whoever waits for an answer is told.
      this.connection.dispose();
    });
    this.connection.listen();
  }

  /** Loads and stores what only the first calls have to. */
  async warmUp(): Promise<void> {
    await this.round({ kind: 'bearer', calls: 5, atOnce: 1 });
    await this.round({ kind: 'pop', calls: 5, atOnce: 1 });
  }

  round(round: Round): Promise<RoundTimes> {
    return this.connection.sendRequest(roundRequest, round);
  }

  /** Shows a prompt, until it is answered. */
  prompt(): Promise<void> {
    return this.connection.sendRequest(promptRequest);
  }

  memory(): Promise<Memory> {
    return this.connection.sendRequest(memoryRequest);
  }

  async stop(): Promise<void> {
    if (this.process.connected) {
      const exit = once(this.process, 'exit');
      this.process.disconnect();
      await exit;
    }
  }
}
