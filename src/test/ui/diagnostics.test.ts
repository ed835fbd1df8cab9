import assert from 'node:assert/strict';
import { alex } from '../broker/defaultAccounts.ts';
import { startDesktop } from '../workbench/desktop.ts';
import type { Desktop } from '../workbench/desktop.ts';
import { retry } from '../workbench/retry.ts';
import { signIn } from './signIn.ts';

describe('signing in if something is missing', () => {
  let desktop: Desktop;

  before(async () => {
    desktop = await startDesktop({ standIn: { withBroker: false } });
  });

  beforeEach(async () => {
    // The report of the test before must not be mistaken for this one's.
    await desktop.workbench.runCommand('View: Close All Editors');
  });

  after(async () => {
    await desktop.stop();
  });

  it('says that the broker is missing and what to do, and offers a report on it', async () => {
    const { workbench } = desktop;
    await workbench.runCommand('Entra Broker: Sign In');
    const error = await workbench.waitForNotification(
      'The Microsoft identity broker is not installed',
    );
    await workbench.screenshot('error-broker-missing');
    await error.getByRole('button', { name: 'Show Diagnostics' }).click();
    const report = await copiedReport();
    await workbench.screenshot('diagnostics-broker-missing');
    assert.match(report, /✗ FAILED: Identity broker of the system/);
    assert.match(report, /kind "unavailable", cause "brokerMissing"/);
    assert.match(report, /^✗ FAILED: Problems: 2\./m);
  });

  it('says that the keyring is missing, and reports on it', async () => {
    const { workbench, standIn } = desktop;
    await standIn.control.startBroker();
    await standIn.control.stopKeyring();
    await workbench.runCommand('Entra Broker: Sign In');
    const error = await workbench.waitForNotification('There is no keyring "login"');
    await error.getByRole('button', { name: 'Show Diagnostics' }).click();
    assert.match(await copiedReport(), /✗ FAILED: Keyring \(secret service\)/);
  });

  it('asks nobody to sign in while the keyring is locked, and reports on it', async () => {
    const { workbench, standIn } = desktop;
    await standIn.control.startKeyring();
    await standIn.control.lockKeyring();
    await workbench.runCommand('Entra Broker: Sign In');
    const error = await workbench.waitForNotification('The keyring "login" is locked');
    await error.getByRole('button', { name: 'Show Diagnostics' }).click();
    assert.match(await copiedReport(), /The keyring "login" is locked\./);
  });

  it('works as soon as nothing is missing any more', async () => {
    const { workbench, standIn } = desktop;
    await standIn.control.unlockKeyring();
    await signIn(desktop, alex);
    await workbench.runCommand('Entra Broker: Show Diagnostics');
    const report = await copiedReport();
    assert.match(report, /✓ OK: Identity broker of the system/);
    assert.match(report, /✓ OK: Keyring/);
    assert.match(report, /Signed in here: 1/);
    assert.doesNotMatch(report, new RegExp(alex.username, 'i'));
  });

  /** Waits for the report that was asked for, and copies it with the action above it. */
  async function copiedReport(): Promise<string> {
    const { workbench } = desktop;
    await workbench.page.evaluate("navigator.clipboard.writeText('')");
    await workbench.page.getByRole('button', { name: 'Copy Report' }).click();
    return retry(async () => {
      const report = await workbench.clipboard();
      assert.notEqual(report, '');
      return report;
    });
  }
});
