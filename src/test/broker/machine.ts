import type { StandInAccount } from './account.ts';
import { brokerInterface, brokerName, brokerPath, BrokerService } from './brokerService.ts';
import { Directory } from './directory.ts';
import { HonestBroker } from './honestBroker.ts';
import { Keyring, keyringName } from './keyring.ts';
import { Lifecycle } from './lifecycle.ts';
import { Prompts } from './prompts.ts';
import { RequestLog } from './requestLog.ts';
import { Script } from './script.ts';
import { BusService, watchClients } from './sessionBus.ts';
import type { DbusInterface } from './sessionBus.ts';
import { createSigningKey } from './tokens.ts';
import type { Lifetimes, SigningKey } from './tokens.ts';

const defaultLifetimes: Lifetimes = {
  accessTokenSeconds: 3600,
  idTokenSeconds: 3600,
  entraAheadSeconds: 0,
};

/** An object without the broker's interface. */
const nothing: DbusInterface = { name: 'com.example.Nothing', methods: {} };

/** Everything that the stand-in plays: the broker and the keyring of one user's machine. */
export class Machine {
  readonly script = new Script();
  readonly log = new RequestLog();
  readonly prompts = new Prompts();
  readonly keyring = new Keyring();
  readonly directory: Directory;
  readonly broker: Lifecycle;
  readonly keyringService: Lifecycle;
  lifetimes = defaultLifetimes;
  private hasBrokerObject = true;
  readonly issuer: SigningKey;
  private readonly initialAccounts: readonly StandInAccount[];

  private constructor(busAddress: string, accounts: readonly StandInAccount[], issuer: SigningKey) {
    this.issuer = issuer;
    this.initialAccounts = accounts;
    this.directory = new Directory(accounts);
    this.broker = new Lifecycle(
      () => this.joinAsBroker(busAddress),
      // A broker that dies takes its windows along.
      () => {
        this.prompts.clear();
      },
    );
    this.keyringService = new Lifecycle(() =>
      BusService.start(busAddress, keyringName, (bus) => {
        this.keyring.serve(bus);
      }),
    );
  }

  /** Nothing of it is on the bus yet. */
  static async create(busAddress: string, accounts: readonly StandInAccount[]): Promise<Machine> {
    return new Machine(busAddress, accounts, await createSigningKey());
  }

  /**
   * Accounts, lifetimes, script, record and prompts as after `create`, the keyring unlocked,
   * and both services on the bus. What runs stays connected and secrets stay, since clients
   * that live on depend on both.
   */
  async reset(): Promise<void> {
    this.directory.replace(this.initialAccounts);
    this.lifetimes = defaultLifetimes;
    this.script.clear();
    this.prompts.clear();
    this.log.clear();
    this.keyring.locked = false;
    for (const service of [this.keyringService, this.broker]) {
      if (!service.running) {
        await service.start();
      }
    }
  }

  /** As the broker is for some seconds after its start. */
  async startBrokerWithoutObject(): Promise<void> {
    this.hasBrokerObject = false;
    await this.broker.start().finally(() => {
      this.hasBrokerObject = true;
    });
  }

  private async joinAsBroker(busAddress: string): Promise<BusService> {
    const keys = { issuer: this.issuer, pop: await createSigningKey() };
    return BusService.start(busAddress, brokerName, (bus) => {
      const service = new BrokerService(new HonestBroker(this, keys), this.script, this.log, {
        die: () => {
          this.broker.stop();
        },
        answerWrongType: (call) => {
          bus.sendReply(call, 'u', [0]);
        },
      });
      const described = this.hasBrokerObject ? brokerInterface : nothing;
      bus.exportInterface(service, brokerPath, described);
      watchClients(bus, (client) => {
        this.prompts.withdraw(client);
      });
    });
  }
}
