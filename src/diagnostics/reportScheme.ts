/** The scheme of the document with the diagnostics. */
export const reportScheme = 'entra-broker-diagnostics';
