import type * as vscode from 'vscode';

/** The language of request files if no other extension has one; no file has it by its name. */
export const ourLanguage = 'entra-broker-http';

/**
 * Files that hold requests, by their names, since VS Code knows no language for them by itself; and
 * texts of any name that a person says so of: in our language, or that of REST Client and httpYac.
 */
export const requestFileSelector: vscode.DocumentSelector = [
  { pattern: '**/*.{http,rest}' },
  { language: ourLanguage },
  { language: 'http' },
];
