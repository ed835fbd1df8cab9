import type { BusService } from './sessionBus.ts';

/** A service that can leave the bus and come back. */
export class Lifecycle {
  private readonly join: () => Promise<BusService>;
  private readonly left: () => void;
  private service: BusService | undefined;

  /** `left` is called each time the service has left the bus. */
  constructor(join: () => Promise<BusService>, left: () => void = () => undefined) {
    this.join = join;
    this.left = left;
  }

  /** Joins the bus; a connection from before is dropped, since its bus may be dead. */
  async start(): Promise<void> {
    this.stop();
    this.service = await this.join();
  }

  get running(): boolean {
    return this.service !== undefined;
  }

  stop(): void {
    this.service?.drop();
    this.service = undefined;
    this.left();
  }
}
