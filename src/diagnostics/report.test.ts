import assert from 'node:assert/strict';
import type { BrokerErrorDetails } from '../broker/brokerErrorDetails.ts';
import { describeBrokerError } from '../broker/brokerErrorText.ts';
import type { BrokerHealth, HealthItem } from '../broker/health/brokerHealth.ts';
import { healthChecks } from '../broker/health/brokerHealth.ts';
import { literally } from '../test/literally.ts';
import type { ReportData } from './report.ts';
import { writeReport } from './report.ts';

const clientId = '6f8a1c5e-0b7d-4c3e-9a51-2d4f6b8c0e13';

function health(...items: readonly HealthItem[]): { health: BrokerHealth } {
  const isGiven = (check: string) => items.some((item) => item.check === check);
  return {
    health: {
      platform: 'linux',
      arch: 'x64',
      distribution: 'Ubuntu 24.04.1 LTS',
      runtimeVersion: '0.20.7',
      items: [
        ...healthChecks
          .filter((check) => !isGiven(check))
          .map((check) => ({ check, state: 'good' }) as const),
        ...items,
      ],
    },
  };
}

const data: ReportData = {
  time: Date.UTC(2026, 0, 2, 3, 4, 5),
  extensionVersion: '0.1.0',
  vscodeVersion: '1.106.1',
  system: 'linux x64',
  outcome: health(),
  children: [],
  accounts: { count: 2, lost: false },
  settings: {
    clientId,
    tenant: 'organizations',
    cloud: 'public',
    customAuthority: '',
    redirectUri: '',
    signInScopes: ['User.Read'],
  },
  isolation: 'process',
  redirectUris: ['https://login.microsoftonline.com/common/oauth2/nativeclient'],
  lastErrors: [],
  home: '/home/alex',
};

function report(changed: Partial<ReportData> = {}): string {
  return writeReport({ ...data, ...changed });
}

/** The text of the errors is theirs; the report has to have it. */
function hasTextOf(written: string, details: BrokerErrorDetails): void {
  const { sentence, remedy } = describeBrokerError(details);
  assert.match(written, literally(`${sentence} ${remedy}`.trim()));
}

describe('the report', () => {
  it('says that nothing bad was found', () => {
    const written = report();
    assert.match(written, /✓ OK: No problem was found/);
    assert.doesNotMatch(written, /✗/);
  });

  it('has the versions, the system, the settings, the redirect URIs and the count of accounts', () => {
    const written = report();
    for (const found of [
      '2026-01-02T03:04:05.000Z',
      '"0.1.0"',
      '"1.106.1"',
      '"linux x64"',
      '"Ubuntu 24.04.1 LTS"',
      '"0.20.7"',
      `entraBroker.clientId "${clientId}"`,
      'entraBroker.tenant "organizations"',
      'entraBroker.isolation "process"',
      '"https://login.microsoftonline.com/common/oauth2/nativeclient"',
      'Signed in here: 2',
    ]) {
      assert.match(written, literally(found));
    }
  });

  it('says of every line whether it is good, bad or unknown', () => {
    const lines = report()
      .split('\n')
      .slice(5)
      .filter((line) => /^[^ #]/.test(line));
    assert.ok(lines.length > 10, lines.join('\n'));
    assert.deepEqual(
      lines.filter((line) => !/^(?:✓ OK|✗ FAILED|○ NOT KNOWN): ./.test(line)),
      [],
    );
  });

  it('says what is missing for the broker, and the remedy', () => {
    const details = { cause: 'libraryMissing', subject: 'libwebkit2gtk-4.1.so.0' } as const;
    const written = report({
      outcome: health({ check: 'runtime', state: 'bad', ...details }),
    });
    assert.match(written, /✗ FAILED: Native runtime "0\.20\.7" "libwebkit2gtk-4\.1\.so\.0"/);
    assert.match(written, /✗ FAILED: Problems: 1\./);
    hasTextOf(written, { kind: 'unavailable', ...details });
  });

  it('has what was found of the broker, and what could not be looked at', () => {
    const written = report({
      outcome: health(
        { check: 'broker', state: 'good', found: '2.0.1' },
        { check: 'keyring', state: 'unknown' },
      ),
    });
    assert.match(written, /✓ OK: Identity broker of the system "2\.0\.1"/);
    assert.match(written, /○ NOT KNOWN: Keyring \(secret service\)/);
  });

  it('says why the health could not be checked', () => {
    const failure: BrokerErrorDetails = { kind: 'crashed' };
    const written = report({ outcome: { failure } });
    assert.match(written, /✗ FAILED: Health check/);
    hasTextOf(written, failure);
  });

  it('finds every setting that a sign-in would be refused for', () => {
    const written = report({
      settings: {
        clientId: 'my-app',
        tenant: 'no tenant',
        cloud: 'custom',
        customAuthority: 'http://login.contoso.test',
        redirectUri: 'contoso',
        signInScopes: ['User.Read'],
      },
    });
    for (const name of ['clientId', 'tenant', 'customAuthority', 'redirectUri']) {
      assert.match(written, new RegExp(`✗ FAILED: entraBroker\\.${name} `));
      hasTextOf(written, { kind: 'misconfigured', subject: `entraBroker.${name}` });
    }
    assert.match(written, /✓ OK: entraBroker\.cloud/);
  });

  it('says that accounts were lost', () => {
    assert.doesNotMatch(report({ accounts: { count: 0, lost: false } }), /were gone/);
    assert.match(
      report({ accounts: { count: 0, lost: true } }),
      /✗ FAILED: Accounts that had signed in here were gone[^]*keyring/,
    );
  });

  it('shows no setting that is not what it should be', () => {
    const settings = { clientId: 'pa55word', tenant: 'pa55word x' };
    const others = {
      customAuthority: 'https://a:pa55word@b.test',
      redirectUri: 'pa55word',
      signInScopes: ['pa55word "'],
    };
    for (const cloud of ['custom', 'public'] as const) {
      const all = { ...settings, ...others, cloud };
      assert.doesNotMatch(report({ settings: all }), /pa55word/);
    }
  });

  it('has the processes, and tells one that was given up', () => {
    const written = report({
      children: [
        {
          purpose: 'silent',
          state: 'running',
          pid: 4711,
          calls: 12,
          callsInFlight: 1,
          memory: 80 * 2 ** 20,
        },
        {
          purpose: 'prompt',
          state: 'retired',
          pid: undefined,
          calls: 1,
          callsInFlight: 1,
          memory: undefined,
        },
        {
          purpose: 'health',
          state: 'retired',
          pid: 4712,
          calls: 1,
          callsInFlight: 0,
          memory: undefined,
        },
      ],
    });
    assert.match(written, /✓ OK: .*4711.*calls made: 12, in flight: 1, 80 MB/);
    assert.match(written, /✗ FAILED: .*prompt.*calls made: 1, in flight: 1\n/);
    assert.match(written, /✓ OK: .*4712.*calls made: 1, in flight: 0\n/);
  });

  it('has the last errors with what support asks for', () => {
    const details: BrokerErrorDetails = {
      kind: 'unexpected',
      status: 'ApiContractViolation',
      code: -895713272,
      entraCode: 123456,
      tag: '4utqw',
      correlationId: '00000000-0000-0000-0000-000000000001',
    };
    const written = report({ lastErrors: [{ time: data.time, details }] });
    const names = ['2026-01-02T03:04:05.000Z', '0xCA9C8008', 'AADSTS123456'];
    for (const found of [...names, ...Object.values(details).map(String)]) {
      assert.match(written, literally(found));
    }
    hasTextOf(written, details);
  });

  it('names no home directory, in no way of writing it', () => {
    const paths = ['/home/alex/lib/a.so', '/home/alex', '/home/alexandra/a.so'];
    const written = report({
      outcome: health(
        ...paths.map((found) => ({ check: 'runtime', state: 'bad', found }) as const),
      ),
    });
    assert.match(written, /"~\/lib\/a\.so"/);
    assert.match(written, /"~"/);
    assert.doesNotMatch(written, /\/home\/alex[/"]/);
    assert.match(written, /\/home\/alexandra/, 'another directory stays');

    const onWindows = report({
      home: 'C:\\Users\\Alex (Contoso)',
      outcome: health({
        check: 'runtime',
        state: 'bad',
        found: 'c:/users/alex (contoso)\\.vscode\\a.dll',
      }),
    });
    assert.match(onWindows, literally('"~\\.vscode\\a.dll"'));
  });

  it('is left as it is if the home directory is the root', () => {
    assert.equal(report({ home: '/' }), report());
  });

  it('is one line for each thing, whatever was found', () => {
    const found = 'a"b\n## c\r\n✓ OK: d\u202e[e](command:f) file:///g';
    const written = report({ outcome: health({ check: 'broker', state: 'bad', found }) });
    assert.match(
      written,
      /^✗ FAILED: Identity broker of the system "a'b ## c ✓ OK: d\\u202e\[e\]\(command:f\) file:\\u002f\/\/g"$/m,
    );
  });
});
