import { unavailableCauses } from '../brokerErrorDetails.ts';
import { healthChecks } from './brokerHealth.ts';
import type { BrokerHealth, HealthItem } from './brokerHealth.ts';

const states = ['good', 'bad', 'unknown'] as const;

/** A process's report, reduced to what has the right shape: one item for each check. */
export function checkedHealth(answer: unknown): BrokerHealth {
  const { platform, arch, distribution, runtimeVersion, items } = record(answer);
  const found = (Array.isArray(items) ? items : []).map(record);
  return {
    platform: text(platform) ?? process.platform,
    arch: text(arch) ?? process.arch,
    ...optional('distribution', text(distribution)),
    runtimeVersion: text(runtimeVersion) ?? '',
    items: healthChecks.map((check): HealthItem => {
      const item = found.find((candidate) => candidate.check === check);
      return {
        check,
        state: states.find((state) => state === item?.state) ?? 'unknown',
        ...optional(
          'cause',
          unavailableCauses.find((cause) => cause === item?.cause),
        ),
        ...optional('subject', text(item?.subject)),
        ...optional('found', text(item?.found)),
      };
    }),
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** One line of a report. */
function text(value: unknown): string | undefined {
  return typeof value === 'string' && /^\P{Cc}{1,256}$/u.test(value) ? value : undefined;
}

function optional<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): Partial<Record<Key, Value>> {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, Value>);
}
