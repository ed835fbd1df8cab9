import assert from 'node:assert/strict';
import { neverAborted } from '../../broker/waiting.ts';
import { BrokerError } from '../../broker/brokerError.ts';
import { homeAccountId } from '../broker/account.ts';
import { alex } from '../broker/defaultAccounts.ts';
import { failureOf, interactiveRequest, popRequest, silentRequest, useScene } from './scene.ts';

const hour = 3600;

/** The clock of this machine and that of Microsoft Entra are apart. */
describe('a wrong clock', () => {
  const scene = useScene();

  const requests: Readonly<Record<string, () => Promise<unknown>>> = {
    'a bearer token': async () => scene.broker.acquireSilently(silentRequest(), neverAborted),
    'a PoP token': async () => scene.broker.acquireSilently(popRequest(), neverAborted),
    'a sign-in': async () => {
      const answer = { kind: 'choose', accountId: homeAccountId(alex) } as const;
      await scene.control.script({ method: 'interactive', answer });
      return scene.broker.acquireInteractively(interactiveRequest(), neverAborted);
    },
  };
  const messageOf = async (call: Promise<unknown>) =>
    new BrokerError(await failureOf(call)).message;

  for (const [what, request] of Object.entries(requests)) {
    it(`is named with its minutes if it takes ${what} for expired`, async () => {
      await scene.control.setLifetimes({ entraAheadSeconds: -2 * hour });
      assert.match(
        await messageOf(request()),
        /^This computer's clock seems to be 120 minutes fast\. Set date, time and time zone, and try again\./,
      );
    });

    it(`is named with its minutes if by it, ${what} is good for years`, async () => {
      await scene.control.setLifetimes({ entraAheadSeconds: 400 * 24 * hour });
      assert.match(
        await messageOf(request()),
        /^This computer's clock seems to be 576000 minutes slow\./,
      );
    });

    it(`takes nothing away from ${what} if it is slow by less than that`, async () => {
      await scene.control.setLifetimes({ entraAheadSeconds: 2 * hour });
      await request();
    });
  }

  it('is named if the broker signs a PoP token by the clock of Entra', async () => {
    await scene.control.setLifetimes({ entraAheadSeconds: -hour, accessTokenSeconds: 4 * hour });
    await scene.control.script({ method: 'silent', answer: { kind: 'tampered', how: 'time' } });
    assert.match(
      await messageOf(requests['a PoP token']!()),
      /^This computer's clock seems to be 60 minutes fast\./,
    );
  });

  const refusal = (code: number, aheadSeconds: number) => {
    const time = new Date(Date.now() + aheadSeconds * 1000).toISOString();
    const timestamp = `${time.slice(0, 10)} ${time.slice(11, 19)}Z`;
    return `AADSTS${code}: Assertion is not within its valid time range. Trace ID: 1 Correlation ID: 2 Timestamp: ${timestamp}`;
  };
  const refused = async (code: number, aheadSeconds: number) => {
    const context = refusal(code, aheadSeconds);
    const answer = { kind: 'error', status: 6, context } as const;
    await scene.control.script({ method: 'silent', answer });
    return messageOf(requests['a bearer token']!());
  };

  for (const code of [500133, 987654]) {
    it(`is named with its minutes if Entra refuses with AADSTS${code} at another time`, async () => {
      assert.match(
        await refused(code, 2 * hour),
        new RegExp(
          `^This computer's clock seems to be 120 minutes slow\\. .* \\(AADSTS${code}\\)$`,
        ),
      );
      assert.match(
        await refused(code, -2 * hour),
        /^This computer's clock seems to be 120 minutes fast\./,
      );
    });
  }

  it('is named without minutes if Entra refuses for the time, and both agree', async () => {
    assert.match(await refused(500133, 0), /: this computer's clock may be wrong\./);
  });

  it('is not named if Entra refuses for a reason that is known', async () => {
    assert.match(await refused(50057, 2 * hour), /^(?!.*clock).*\(AADSTS50057\)$/);
  });
});
