import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ReceivedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Answers a request; `response.end()` is called afterwards. */
export type Answer = (request: ReceivedRequest, response: ServerResponse) => unknown;

/** An HTTP server on loopback that remembers what it received. */
export class RecordingServer implements AsyncDisposable {
  readonly received: ReceivedRequest[] = [];
  private readonly server;

  private constructor(answer: Answer) {
    const record = async (incoming: IncomingMessage, response: ServerResponse) => {
      const request = {
        method: incoming.method!,
        path: incoming.url!,
        headers: incoming.headers,
        body: await text(incoming),
      };
      this.received.push(request);
      await answer(request, response);
      response.end();
    };
    this.server = createServer((incoming, response) => void record(incoming, response));
  }

  static async start(answer: Answer = () => undefined): Promise<RecordingServer> {
    const recording = new RecordingServer(answer);
    await new Promise<void>((resolve) => recording.server.listen(0, '127.0.0.1', resolve));
    return recording;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
