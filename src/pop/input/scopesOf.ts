import type { PopDraft } from './popDraft.ts';

/** The scopes of a draft, with the tags that name its app and its tenant. */
export function scopesOf({
  scopes,
  clientId,
  tenant,
}: Pick<PopDraft, 'scopes' | 'clientId' | 'tenant'>): readonly string[] {
  return [
    ...scopes,
    ...(clientId === undefined ? [] : [`VSCODE_CLIENT_ID:${clientId}`]),
    ...(tenant === undefined ? [] : [`VSCODE_TENANT:${tenant}`]),
  ];
}
