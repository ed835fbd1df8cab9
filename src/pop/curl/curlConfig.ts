/** An option of curl by its long name, with its value if it has one. */
export type CurlOption = readonly [name: string, value?: string];

/** What curl reads in a quoted value (curl's manual, "--config"). */
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

/** Options as the lines of a configuration for `curl --config`; no value has a line end in it. */
export function curlConfig(options: readonly CurlOption[]): readonly string[] {
  return options.map(([name, value]) =>
    value === undefined
      ? name
      : `${name} = "${value.replace(/[\\"\n\r\t\v]/g, (character) => escapes[character] ?? '')}"`,
  );
}
