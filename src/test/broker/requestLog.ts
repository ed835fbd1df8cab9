import { Arrivals } from './arrivals.ts';
import type { BrokerMethod } from './script.ts';

/** A request as it came over the bus, and what became of it. */
export interface RecordedRequest {
  readonly method: BrokerMethod;
  readonly correlationId: string;
  /** The request's JSON, parsed. */
  readonly body: unknown;
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** `pending`, `accounts`, `bearer`, `pop`, `error <status>`, or the kind of scripted answer. */
  answer: string;
}

/** Everything that clients asked for since the start or the last `clear`. */
export class RequestLog {
  private recorded: RecordedRequest[] = [];
  private readonly arrivals = new Arrivals<RecordedRequest>();

  get requests(): readonly RecordedRequest[] {
    return this.recorded;
  }

  add(method: BrokerMethod, correlationId: string, body: unknown): RecordedRequest {
    const request = { method, correlationId, body, time: Date.now(), answer: 'pending' };
    this.recorded.push(request);
    this.arrivals.add(request);
    return request;
  }

  /** The next request that no earlier call returned, of this method if one is given. */
  next(method: BrokerMethod | undefined, signal: AbortSignal): Promise<RecordedRequest> {
    return this.arrivals.next(
      (request) => method === undefined || request.method === method,
      signal,
    );
  }

  clear(): void {
    this.recorded = [];
    this.arrivals.clear();
  }
}
