import { connectControl } from '../broker/control.ts';
import type { ControlAddress } from '../broker/control.ts';
import { adele, alex, megan } from '../broker/defaultAccounts.ts';

/** The stand-in broker's control channel; the test run puts its address into the environment. */
export const control = connectControl(
  JSON.parse(process.env.STAND_IN_CONTROL ?? '{}') as ControlAddress,
);

export { adele, alex, megan };
export { homeAccountId as idOf } from '../broker/account.ts';
