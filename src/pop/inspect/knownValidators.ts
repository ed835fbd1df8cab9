import { azureGuard } from './azureGuard.ts';
import { identityModel } from './identityModel.ts';
import type { Validator } from './validator.ts';

/** The validators whose code is known, the more common first. */
export const knownValidators: readonly Validator[] = [identityModel, azureGuard];
