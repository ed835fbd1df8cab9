import assert from 'node:assert/strict';
import fc from 'fast-check';
import { healthChecks } from '../../broker/health/brokerHealth.ts';
import { sessionBusAddress, socketOf } from '../../broker/health/busAddress.ts';
import { checkedHealth } from '../../broker/health/checkedHealth.ts';
import { parseDistribution } from '../../broker/health/distribution.ts';
import { installCommand } from '../../broker/health/installCommand.ts';
import { addonPath, isSupportedPlatform, missingLibrary } from '../../broker/health/nativeFiles.ts';
import { checkStart } from '../../broker/health/runtimeStart.ts';

const ubuntu = parseDistribution(
  'PRETTY_NAME="Ubuntu 24.04.1 LTS"\nVERSION_ID="24.04"\nID=ubuntu\nID_LIKE=debian\n',
);
const rocky = parseDistribution(
  'NAME="Rocky Linux"\nID="rocky"\nID_LIKE="rhel centos fedora"\nVERSION_ID="9.4"\nPRETTY_NAME=\'Rocky Linux 9.4\'\n',
);

describe('distributions', () => {
  it('reads os-release files', () => {
    assert.deepEqual(ubuntu, {
      ids: ['ubuntu', 'debian'],
      majorVersion: 24,
      name: 'Ubuntu 24.04.1 LTS',
    });
    assert.deepEqual(rocky.ids, ['rocky', 'rhel', 'centos', 'fedora']);
    assert.equal(rocky.name, 'Rocky Linux 9.4');
  });

  it('makes something of every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.ok(parseDistribution(text).ids.length > 0);
      }),
    );
  });

  it('knows the command that installs a library', () => {
    assert.equal(
      installCommand('libwebkit2gtk-4.1.so.0', ubuntu),
      'sudo apt install libwebkit2gtk-4.1-0',
    );
    assert.equal(installCommand('libsecret-1.so.0', rocky), 'sudo dnf install libsecret');
    assert.equal(installCommand('libother.so.1', ubuntu), undefined);
    assert.equal(installCommand('libsecret-1.so.0', undefined), undefined);
  });

  it('finds the native files where the loader looks for them', () => {
    const path = (platform: string, distribution = ubuntu) =>
      addonPath('dist', platform, 'x64', distribution);
    assert.equal(path('linux'), 'dist/linux/ubuntu/x64/msal-node-runtime.node');
    assert.equal(path('linux', rocky), 'dist/linux/rhel8_9/x64/msal-node-runtime.node');
    assert.equal(
      path('linux', { ...rocky, majorVersion: 10 }),
      'dist/linux/rhel10/x64/msal-node-runtime.node',
    );
    assert.equal(path('win32'), 'dist/windows/x64/msal-node-runtime.node');
    assert.ok(isSupportedPlatform('darwin', 'arm64'));
    assert.ok(!isSupportedPlatform('linux', 'arm64'));
    assert.ok(!isSupportedPlatform('freebsd', 'x64'));
  });

  it('reads the missing library from the message of the system’s loader', () => {
    const message = (library: string) =>
      `${library}: cannot open shared object file: No such file or directory`;
    assert.equal(missingLibrary(message('libfido2.so.1')), 'libfido2.so.1');
    assert.equal(missingLibrary(message('libmsalruntime.so')), undefined);
    assert.equal(missingLibrary('/x/a.node: file too short'), undefined);
  });
});

describe('bus addresses', () => {
  it('knows where the session bus is', () => {
    assert.equal(sessionBusAddress({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x' }), 'unix:path=/x');
    assert.equal(sessionBusAddress({ XDG_RUNTIME_DIR: '/nonexistent' }), undefined);
    assert.equal(sessionBusAddress({}), undefined);
  });

  it('finds the socket in an address', () => {
    assert.equal(socketOf('unix:path=/run/user/1/bus,guid=0a'), '/run/user/1/bus');
    assert.equal(socketOf('unix:guid=0a,abstract=/tmp/dbus-X'), '\0/tmp/dbus-X');
    assert.equal(socketOf('tcp:host=h,port=1;unix:path=/a%20b'), '/a b');
    assert.equal(socketOf('tcp:host=h,port=1'), undefined);
    assert.equal(socketOf(''), undefined);
  });

  it('takes any address', () => {
    fc.assert(
      fc.property(fc.string(), (address) => {
        socketOf(address);
      }),
    );
  });
});

describe('a runtime that was loaded', () => {
  const good = [{ check: 'bus', state: 'good' }] as const;

  it('is good where it started, and where another line says why it did not', () => {
    assert.equal(checkStart(undefined, good).state, 'good');
    assert.equal(checkStart(6, [{ check: 'broker', state: 'bad' }]).state, 'good');
  });

  it('is bad where it did not start, and the status is named', () => {
    const bad = { check: 'runtime', state: 'bad', found: 'status 6' };
    assert.deepEqual(checkStart(6, good, 'linux'), { ...bad, cause: 'runtimeStale' });
    const unknown = [{ check: 'bus', state: 'unknown' }] as const;
    assert.deepEqual(checkStart(6, unknown, 'win32'), { ...bad, cause: 'runtimeNotLoaded' });
  });
});

describe('a health that a process reports', () => {
  it('has one item for each check, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), (answer) => {
        const { items } = checkedHealth(answer);
        assert.deepEqual(
          items.map(({ check }) => check),
          healthChecks,
        );
      }),
    );
  });

  it('keeps what has the right shape', () => {
    const items = [
      { check: 'bus', state: 'good' },
      { check: 'keyring', state: 'bad', cause: 'keyringLocked', subject: 'login', found: 'a\nb' },
      { check: 'broker', state: 'fine', cause: 'other' },
    ];
    const health = checkedHealth({ platform: 'linux', arch: 'x64', runtimeVersion: '1', items });
    assert.deepEqual(
      health.items.filter(({ check }) => items.some((item) => item.check === check)),
      [
        { check: 'bus', state: 'good' },
        { check: 'broker', state: 'unknown' },
        { check: 'keyring', state: 'bad', cause: 'keyringLocked', subject: 'login' },
      ],
    );
  });
});
