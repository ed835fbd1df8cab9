import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The bundle id of the macOS app that an executable belongs to, from its `Info.plist`: for
 * VS Code's extension host that is the helper process, `com.microsoft.VSCode.helper`.
 * @param executable such as `…/Code Helper (Plugin).app/Contents/MacOS/Code Helper (Plugin)`.
 * @returns undefined if there is no such file, or if it is not XML (VS Code's is).
 */
export function bundleIdOf(executable: string): string | undefined {
  const contents = dirname(dirname(executable));
  try {
    const plist = readFileSync(join(contents, 'Info.plist'), 'utf8');
    return /<key>CFBundleIdentifier<\/key>\s*<string>([\w.-]+)<\/string>/.exec(plist)?.[1];
  } catch {
    return undefined;
  }
}
