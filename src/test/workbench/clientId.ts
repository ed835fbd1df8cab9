/** The app registration that tests and the demo sign in with; the stand-in takes any. */
export const clientId = '4b0db0a3-7f3c-4b6c-8a0e-3c5f0e9d2a61';
