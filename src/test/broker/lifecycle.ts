import type { BusService } from './sessionBus.ts';

/** A service that can leave the bus and come back. */
export class Lifecycle {
  readonly #join: () => Promise<BusService>;
  #service: BusService | undefined;

  constructor(join: () => Promise<BusService>) {
    this.#join = join;
  }

  /** Joins the bus; a connection from before is dropped, since its bus may be dead. */
  async start(): Promise<void> {
    this.stop();
    this.#service = await this.#join();
  }

  get running(): boolean {
    return this.#service !== undefined;
  }

  stop(): void {
    this.#service?.drop();
    this.#service = undefined;
  }
}
