/** Files of environments in one folder; what stands in an earlier one goes before a later one. */
export const environmentFileNames = [
  // Visual Studio's, for one person.
  'http-client.env.json.user',
  'http-client.private.env.json',
  'http-client.env.json',
] as const;

/** Larger files are data. */
export const largestEnvironmentFile = 1_000_000;
