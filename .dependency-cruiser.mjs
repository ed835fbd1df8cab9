/**
 * Which room may import what: dependencies point one way, and never in a circle. See
 * docs/architecture.md. Tests may reach anywhere.
 */

/** Room by room, what it stands on besides itself. */
const rooms = {
  text: [],
  contract: [],
  proof: ['text'],
  broker: ['proof', 'contract', 'text'],
  provider: ['broker', 'proof', 'contract', 'text'],
  pop: ['provider', 'broker', 'proof', 'contract', 'text'],
  diagnostics: ['provider', 'broker', 'proof', 'contract', 'text'],
  api: ['proof', 'contract', 'text'],
};

/** The rooms that run in plain Node: VS Code is not there. */
const withoutVscode = ['text', 'contract', 'proof', 'broker', 'api'];

const source = (/** @type {string} */ room) => ({
  path: `^src/${room}/`,
  pathNot: '\\.test\\.ts$',
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(rooms).map(([room, below]) => ({
      name: `room-${room}`,
      comment: `src/${room}/ depends on ${below.length > 0 ? below.join(', ') : 'no other room'}.`,
      severity: /** @type {const} */ ('error'),
      from: source(room),
      to: { path: '^src/', pathNot: `^src/(${[room, ...below].join('|')})/` },
    })),
    ...withoutVscode.map((room) => ({
      name: `no-vscode-in-${room}`,
      comment: `src/${room}/ runs without VS Code.`,
      severity: /** @type {const} */ ('error'),
      from: source(room),
      to: { path: ['^vscode$', 'node_modules/(@types/)?vscode/'] },
    })),
    {
      name: 'no-vscode-in-request-files',
      comment: 'Request files are read, and filled in, without VS Code.',
      severity: 'error',
      from: { path: '^src/pop/httpFile/(grammar|variables)/', pathNot: '\\.test\\.ts$' },
      to: { path: ['^vscode$', 'node_modules/(@types/)?vscode/'] },
    },
    {
      name: 'msal-in-its-folder',
      comment: 'MSAL is loaded on demand, so only what is in the bundle that holds it imports it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(broker/(msal|health)|test)/|\\.test\\.ts$' },
      to: { path: 'node_modules/@azure/' },
    },
    {
      name: 'msal-behind-its-door',
      comment: 'Outside broker/, nothing knows what is behind a Broker.',
      severity: 'error',
      from: { path: '^src/(provider|pop|diagnostics|api)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/broker/(msal|isolation)/' },
    },
    {
      name: 'no-test-code-in-the-product',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/test/|\\.test\\.ts$' },
      to: { path: '^src/test/|\\.test\\.ts$' },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one idea, or three.',
      severity: 'error',
      from: { path: '^(src|scripts)/' },
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Imports of types count, too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
