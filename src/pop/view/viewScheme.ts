/** The scheme of documents that have tokens in them, and are only in memory. */
export const viewScheme = 'entra-broker-pop';
