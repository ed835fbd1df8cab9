import * as vscode from 'vscode';
import { neverAborted } from '../../broker/waiting.ts';
import { parseResourceScopes } from '../input/resourceScopes.ts';
import type { RequestProposal } from '../input/proposal.ts';
import { isGuid, isTenant } from '../../provider/identifiers.ts';
import { requireAccountOrBroker } from '../../provider/requireBrokerPlatform.ts';
import { activeRequest } from './activeRequest.ts';
import type { ActiveRequest } from './activeRequest.ts';
import { fileProposal } from './fileProposal.ts';
import type { FileValues } from './fileProposal.ts';
import type { Annotations } from './grammar/httpFile.ts';
import { RequestFileError } from './problemText.ts';
import type { ParsedRequestFiles } from './parsedRequestFiles.ts';

type Accounts = () => Promise<readonly vscode.AuthenticationSessionAccountInformation[]>;

/** Proposes requests of files, with everything that their files say about them. */
export class RequestFileSource {
  private readonly files: ParsedRequestFiles;
  private readonly values: FileValues;
  private readonly accounts: Accounts;

  constructor(files: ParsedRequestFiles, values: FileValues, accounts: Accounts) {
    this.files = files;
    this.values = values;
    this.accounts = accounts;
  }

  /**
   * The request at the cursor of the active editor; empty if there is none.
   * @throws {RequestFileError} if it can't be sent as it is written.
   * @throws {BrokerError} if there is no broker for this platform.
   * @throws {vscode.CancellationError} if the person gives up.
   */
  async atCursor(): Promise<RequestProposal> {
    const found = await activeRequest(this.files);
    return found ? this.proposalOf(found) : {};
  }

  /**
   * The request whose request line is at a line; undefined if there is none any more.
   * @param line counted from zero.
   * @throws {RequestFileError} if it can't be sent as it is written.
   * @throws {BrokerError} if there is no broker for this platform.
   * @throws {vscode.CancellationError} if the person gives up.
   */
  async at(document: vscode.TextDocument, line: number): Promise<RequestProposal | undefined> {
    const file = await this.files.read(document, neverAborted);
    const request = file.requests.find((found) => found.line === line);
    return request && this.proposalOf({ request, file, uri: document.uri });
  }

  private async proposalOf({ request, file, uri }: ActiveRequest): Promise<RequestProposal> {
    const accounts = await this.accounts();
    requireAccountOrBroker(accounts);
    const proposal = await fileProposal(request, file, uri, this.values);
    const { method, headers, body, annotations, notes } = proposal;
    const account = accounts.find(({ label, id }) =>
      [label, id].includes(annotations.account ?? ''),
    );
    const isUnknown = annotations.account !== undefined && !account;
    return {
      method,
      uri: proposal.uri,
      headers,
      body,
      ...annotationParts(annotations),
      ...(account && { account: account.id }),
      notes: [
        ...notes,
        ...(isUnknown
          ? [
              vscode.l10n.t(
                'The file is for {0}, who is not signed in here',
                annotations.account ?? '',
              ),
            ]
          : []),
      ],
    };
  }
}

function annotationParts({
  scopes,
  client,
  tenant,
}: Annotations): Partial<Pick<RequestProposal, 'scopes' | 'clientId' | 'tenant'>> {
  if (client !== undefined && !isGuid(client)) {
    throw new RequestFileError(
      vscode.l10n.t(
        '@entra-client must be a client id, such as 00000000-0000-0000-0000-000000000000.',
      ),
    );
  }
  if (tenant !== undefined && !isTenant(tenant)) {
    throw new RequestFileError(
      vscode.l10n.t(
        '@entra-tenant must be a tenant id, a domain, organizations, common or consumers.',
      ),
    );
  }
  return {
    ...(scopes.length > 0 && { scopes: checkedScopes(scopes) }),
    ...(client !== undefined && { clientId: client }),
    ...(tenant !== undefined && { tenant }),
  };
}

function checkedScopes(scopes: readonly string[]): readonly string[] {
  try {
    return parseResourceScopes(scopes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RequestFileError(vscode.l10n.t("@entra-scope can't be used. {0}", reason));
  }
}
