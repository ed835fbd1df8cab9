/** Variables have fewer empty lines than this. */
const mostTries = 20;

/** Whether a body is a query itself, which httpYac wraps without being told to. */
export function isGraphqlQuery(text: string): boolean {
  return /^\s*(?:query|mutation)(?:\s+\w+)?\s*[({]/.test(text);
}

/** The JSON that a GraphQL server takes, of a query and its variables below an empty line. */
export function graphqlBody(text: string): string {
  const { query, variables } = partsOf(text);
  const [, operationName] = /^[^\S\n]*(?:query|mutation|subscription)\s+(\w+)/m.exec(query) ?? [];
  // A half of a character is no text; to escape many of them takes long.
  return JSON.stringify({ query: query.toWellFormed(), operationName, variables });
}

function partsOf(text: string): { readonly query: string; readonly variables?: unknown } {
  const lines = text.replaceAll('\r\n', '\n').trim();
  // An operation may have empty lines itself, so what is below one has to be JSON.
  let blank = lines.lastIndexOf('\n\n');
  for (let tries = 0; blank > 0 && tries < mostTries; tries++) {
    const variables = parseObject(lines.slice(blank));
    if (variables !== undefined) {
      return { query: lines.slice(0, blank).trimEnd(), variables };
    }
    blank = lines.lastIndexOf('\n\n', blank - 1);
  }
  return { query: lines };
}

function parseObject(text: string): unknown {
  try {
    return text.trimStart().startsWith('{') ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
