import { BrokerError } from '../broker/brokerError.ts';
import type { BrokerHealth, HealthItem } from '../broker/health/brokerHealth.ts';
import type { DiagnosableBroker } from '../broker/diagnosableBroker.ts';
import { neverAborted } from '../broker/waiting.ts';
import type { Availability } from '../contract/availability.ts';
import { applySettings } from './client.ts';
import { readSignInSettings, usualSignInScopes } from './settings.ts';
import { tellAvailability } from './tellAvailability.ts';

type BrokerState = Omit<Availability, 'configured'>;

/** How long an answer is good for, in milliseconds: what is wrong may be mended at any time. */
const goodFor = { available: 5 * 60_000, unavailable: 30_000 };

/**
 * Answers whether the broker can be used, without a prompt, to any extension that asks
 * (`entraBroker.availability`). A look at the machine starts a process
 * for a moment, so its outcome is kept for a while, and looks at the same time are one.
 */
export class AvailabilityCheck {
  private known: { readonly state: BrokerState; readonly until: number } | undefined;
  private looking: Promise<BrokerState> | undefined;
  private readonly broker: Pick<DiagnosableBroker, 'health'>;

  constructor(broker: Pick<DiagnosableBroker, 'health'>) {
    this.broker = broker;
  }

  /** The answer, from memory if it is recent. */
  async get(): Promise<Availability> {
    const state =
      this.known && Date.now() < this.known.until
        ? this.known.state
        : await (this.looking ??= this.look());
    return { ...state, configured: isConfigured() };
  }

  private async look(): Promise<BrokerState> {
    try {
      const state = await brokerState(this.broker);
      const life = state.available ? goodFor.available : goodFor.unavailable;
      this.known = { state, until: Date.now() + life };
      await tellAvailability(state.available);
      return state;
    } finally {
      this.looking = undefined;
    }
  }
}

/** The first thing that keeps the broker from being used. */
export function problemOf({ items }: BrokerHealth): HealthItem | undefined {
  return items.find(({ state }) => state === 'bad');
}

async function brokerState(broker: Pick<DiagnosableBroker, 'health'>): Promise<BrokerState> {
  try {
    const bad = problemOf(await broker.health(neverAborted));
    return bad ? { available: false, cause: bad.cause ?? bad.check } : { available: true };
  } catch (error) {
    if (!(error instanceof BrokerError)) {
      throw error;
    }
    return { available: false, cause: error.details.cause ?? error.kind };
  }
}

/** For sessions with scopes, which do without those of the settings. */
function isConfigured(): boolean {
  try {
    applySettings({ resourceScopes: usualSignInScopes }, readSignInSettings());
    return true;
  } catch {
    return false;
  }
}
