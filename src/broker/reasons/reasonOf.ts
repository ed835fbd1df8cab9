import type { BrokerErrorDetails } from '../brokerErrorDetails.ts';
import { asHresult } from './codes.ts';
import { entraReasons } from './entraReasons.ts';
import type { Reason } from './reason.ts';
import { windowsReasons } from './windowsReasons.ts';

/** The reason that a failure's numbers stand for: that of Entra before that of the system. */
export function reasonOf({
  entraCode,
  code,
}: Pick<BrokerErrorDetails, 'entraCode' | 'code'>): Reason | undefined {
  return (
    find(entraReasons, entraCode) ??
    find(windowsReasons, code === undefined ? undefined : asHresult(code))
  );
}

/** The setting that leads out of a failure; undefined if the request did without it. */
export function settingOf(details: BrokerErrorDetails): string | undefined {
  const setting = reasonOf(details)?.setting;
  return setting !== undefined && details.overrides?.includes(setting) ? undefined : setting;
}

function find(reasons: readonly Reason[], code: number | undefined): Reason | undefined {
  return reasons.find(({ codes }) => code !== undefined && codes.includes(code));
}
