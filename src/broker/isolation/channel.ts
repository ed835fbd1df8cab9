import type { Readable, Writable } from 'node:stream';
import { AbstractMessageReader, AbstractMessageWriter } from 'vscode-jsonrpc/node';
import type {
  DataCallback,
  Disposable,
  Message,
  MessageReader,
  MessageWriter,
} from 'vscode-jsonrpc/node';

/** In characters; far longer than any honest message, the longest of which has tokens in it. */
const longestMessage = 4 * 1024 * 1024;

/**
 * Reads messages that are lines of JSON. Node's own channel between processes would throw in
 * the extension host, out of anybody's reach, when a process writes anything else into it; this
 * one reports that as an error, and reads no further. The end of the stream is no end of the
 * connection: a process that is asked for nothing more still has answers to write.
 */
export class LineReader extends AbstractMessageReader implements MessageReader {
  private readonly stream: Readable;
  private line = '';

  constructor(stream: Readable) {
    super();
    this.stream = stream;
  }

  listen(callback: DataCallback): Disposable {
    const onData = (chunk: string) => {
      try {
        this.read(chunk, callback);
      } catch {
        this.stream.off('data', onData).resume();
        this.fireError(new Error('A process sent what is no message.'));
      }
    };
    this.stream
      .setEncoding('utf8')
      .on('data', onData)
      .once('error', (error) => {
        this.fireError(error);
      });
    return { dispose: () => this.stream.off('data', onData) };
  }

  private read(chunk: string, callback: DataCallback): void {
    const [rest = '', ...following] = chunk.split('\n');
    this.line += rest;
    for (const next of following) {
      callback(parseMessage(this.line));
      this.line = next;
    }
    if (this.line.length > longestMessage) {
      throw new RangeError('The message is too long.');
    }
  }
}

/** Writes messages as lines of JSON. */
export class LineWriter extends AbstractMessageWriter implements MessageWriter {
  private readonly stream: Writable;

  constructor(stream: Writable) {
    super();
    this.stream = stream;
    // Nobody is there to be told when the other side has gone.
    stream.on('error', () => undefined);
  }

  /** Resolves when the message is on its way, or never will be. */
  write(message: Message): Promise<void> {
    return new Promise((resolve) => {
      this.stream.write(`${JSON.stringify(message)}\n`, () => {
        resolve();
      });
    });
  }

  end(): void {
    this.stream.end();
  }
}

/** @throws {SyntaxError} if the line is not an object in JSON */
function parseMessage(line: string): Message {
  const message: unknown = JSON.parse(line);
  if (typeof message !== 'object' || message === null || Array.isArray(message)) {
    throw new SyntaxError('A message is an object.');
  }
  return message as Message;
}
