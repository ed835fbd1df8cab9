import { keyringService } from '../health/keyring.ts';
import { openSessionBus } from '../health/sessionBus.ts';

/** Who is on the session bus now; undefined if nobody is, or nobody can be asked. */
interface Peers {
  readonly bus?: string | undefined;
  readonly keyring?: string | undefined;
}

/**
 * The bus and the keyring that the runtime found when it was loaded. It never looks for others:
 * once one of them was restarted, it knows no account any more.
 */
export class RuntimePeers {
  private first = lookAround();

  /** Looks for a keyring that was not there yet: the first call may start it. */
  async complete(): Promise<void> {
    const { bus, keyring } = await this.first;
    if (bus !== undefined && keyring === undefined) {
      this.first = lookAround().then((now) => (now.bus === bus ? now : { bus }));
    }
  }

  /** Whether the runtime has lost one of them. */
  async areGone(): Promise<boolean> {
    const [first, now] = await Promise.all([this.first, lookAround()]);
    return first.bus !== now.bus || (first.keyring !== undefined && first.keyring !== now.keyring);
  }
}

async function lookAround(): Promise<Peers> {
  try {
    const bus = await openSessionBus();
    try {
      return { bus: bus?.guid, keyring: await bus?.ownerOf(keyringService) };
    } finally {
      bus?.close();
    }
  } catch {
    return {};
  }
}
