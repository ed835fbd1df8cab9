import * as vscode from 'vscode';
import { annotationNames } from './grammar/annotations.ts';

/** An annotation as the editor explains it. */
export interface AnnotationHelp {
  /** After `@`. */
  readonly name: string;
  readonly text: string;
  readonly example: string;
}

/** The annotations of request files. */
export function annotationHelp(): readonly AnnotationHelp[] {
  return [
    {
      name: annotationNames.scope,
      text: vscode.l10n.t(
        'The scopes of the API that the PoP token is for, with blanks between them.',
      ),
      example: 'https://api.example.com/.default',
    },
    {
      name: annotationNames.account,
      text: vscode.l10n.t('The account that the PoP token is for, as the Accounts menu names it.'),
      example: 'alex@contoso.com',
    },
    {
      name: annotationNames.tenant,
      text: vscode.l10n.t(
        'The tenant that gives the PoP token: its id or a domain, instead of that of the settings.',
      ),
      example: 'contoso.com',
    },
    {
      name: annotationNames.client,
      text: vscode.l10n.t(
        'The client id of the app that the PoP token is for, instead of that of the settings.',
      ),
      example: '00000000-0000-0000-0000-000000000000',
    },
  ];
}

/** The part of a comment that is an annotation, or the start of one, up to a position. */
export const annotationStart = /^\s*(?:#|\/\/)\s*@([\w-]*)$/;

/** An annotation with its value, or the start of one, up to a position. */
export const annotationValueStart = /^\s*(?:#|\/\/)\s*@(entra-[a-z]+)\s+(\S*)$/;
