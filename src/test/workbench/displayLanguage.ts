import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProfileFolders } from './codeServer.ts';

/**
 * Gives VS Code a display language, as its command "Configure Display Language" does, and a
 * language pack for it that has none of VS Code's own texts: those stay English, and every
 * extension shows the translations that it brings.
 * @param language such as `de`.
 */
export async function setDisplayLanguage(
  { folder, userData }: ProfileFolders,
  language: string,
): Promise<void> {
  const texts = join(folder, 'texts.json');
  await writeFile(texts, JSON.stringify({ contents: {} }));
  await writeFile(
    join(userData, 'languagepacks.json'),
    JSON.stringify({
      [language]: {
        hash: language,
        extensions: [{ extensionIdentifier: { id: `tests.language-pack-${language}` } }],
        translations: { vscode: texts },
      },
    }),
  );
  await writeFile(join(userData, 'User/argv.json'), JSON.stringify({ locale: language }));
}
