import assert from 'node:assert/strict';
import { Logger, LogLevel } from '@azure/msal-node';
import { msalLogOptions } from './msalLog.ts';

const correlationId = '0d9e1f52-6c3b-4a78-9b14-7e2f8c5a6d01';

/** MSAL's own logger with our options, and the lines that came of it. */
function msalLogger(verbose: boolean, options: ReturnType<typeof msalLogOptions> = {}) {
  const lines: string[] = [];
  const ours = msalLogOptions((level, message) => lines.push(`${level} ${message}`), verbose);
  return { logger: new Logger({ ...ours, ...options }, '@azure/msal-node', '5.0.0'), lines };
}

describe('what MSAL logs', () => {
  it('is for whoever looks for a reason, at whatever level MSAL has it, and without its prefix', () => {
    const { logger, lines } = msalLogger(true);
    logger.error('The call failed.', correlationId);
    logger.warning('The call is slow.', correlationId);
    logger.info('The call has begun.', correlationId);
    assert.deepEqual(lines, [
      'debug The call failed.',
      'debug The call is slow.',
      'debug The call has begun.',
    ]);
  });

  it('has its details one level below', () => {
    const { logger, lines } = msalLogger(true, { logLevel: LogLevel.Trace });
    logger.verbose('A detail.', correlationId);
    logger.trace('A smaller one.', '');
    assert.deepEqual(lines, ['trace A detail.', 'trace A smaller one.']);
  });

  it('has the lines about each call only if they are asked for', () => {
    const { logger, lines } = msalLogger(false);
    logger.info('The call has begun.', correlationId);
    logger.warning('The call is slow.', correlationId);
    assert.deepEqual(lines, ['debug The call is slow.']);
  });

  it('goes without the lines that name people, which MSAL is not asked for', () => {
    for (const options of [{}, { piiLoggingEnabled: true }]) {
      const { logger, lines } = msalLogger(true, options);
      logger.errorPii('Alex Wilber could not sign in.', correlationId);
      logger.infoPii('Alex Wilber signs in.', correlationId);
      assert.deepEqual(lines, []);
    }
  });

  it('is redacted, as the runtime does not mark all lines', () => {
    const { logger, lines } = msalLogger(true);
    logger.info('Found alex@contoso.example', correlationId);
    assert.deepEqual(lines, ['debug Found <name>']);
  });
});
