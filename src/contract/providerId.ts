/** The id that `vscode.authentication` knows the provider by. */
export const providerId = 'entra-broker';
