import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-jsonrpc/node';
import type { Lifetime } from './lifetime.ts';

/**
 * Writes to the process that started this one, over Node's channel between processes, and keeps
 * this one alive until each message is on its way: that of `vscode-jsonrpc` does not tell when.
 */
export class ChannelWriter extends AbstractMessageWriter implements MessageWriter {
  private readonly lifetime: Lifetime;

  constructor(lifetime: Lifetime) {
    super();
    this.lifetime = lifetime;
  }

  /** Never fails: nobody is there to be told once the channel has ended. */
  write(message: Message): Promise<void> {
    return this.lifetime.during(
      () =>
        new Promise((resolve) => {
          process.send?.(message, undefined, undefined, () => {
            resolve();
          });
        }),
    );
  }

  end(): void {
    // The channel ends with the process.
  }
}
