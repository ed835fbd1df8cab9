import type {
  AccountInfo,
  InteractiveRequest as MsalInteractiveRequest,
  SilentFlowRequest,
} from '@azure/msal-node';
import type { InteractiveRequest, TokenRequest } from '../broker.ts';
import { ownRedirectUri } from '../platform/nativeRedirectUri.ts';
import { promptWindow } from '../platform/windowHandle.ts';

/** MSAL's name for proof of possession; in any other case it gives a bearer token. */
const popScheme = 'pop' as NonNullable<SilentFlowRequest['authenticationScheme']>;

/** The parameters of MSAL for a silent request. */
export function silentParameters(request: TokenRequest, account: AccountInfo): SilentFlowRequest {
  const merging = {
    // msal-node makes one of silent calls in flight that are equal; two requests for a PoP
    // token must get two. It compares the login hint, which a silent call does not send.
    loginHint: request.correlationId,
  };
  return { ...commonParameters(request), account, ...(request.pop && merging) };
}

/** The parameters of MSAL for an interactive request; without an account the user picks one. */
export function interactiveParameters(
  request: InteractiveRequest,
  account: AccountInfo | undefined,
): MsalInteractiveRequest {
  return {
    ...commonParameters(request),
    ...(account ? { account } : { prompt: 'select_account' }),
    ...(request.loginHint !== undefined && { loginHint: request.loginHint }),
    windowHandle: promptWindow(),
    openBrowser: () => Promise.reject(new Error('The broker signs in, never a browser.')),
  };
}

function commonParameters({ client, tenant, scopes, claims, pop, correlationId }: TokenRequest) {
  return {
    scopes: [...scopes],
    authority: `${client.authorityHost}/${tenant}`,
    correlationId,
    redirectUri: client.redirectUri ?? ownRedirectUri(client.clientId),
    ...(claims !== undefined && { claims }),
    ...(pop && {
      authenticationScheme: popScheme,
      resourceRequestMethod: pop.method,
      resourceRequestUri: pop.uri,
      shrNonce: pop.nonce,
    }),
  };
}
