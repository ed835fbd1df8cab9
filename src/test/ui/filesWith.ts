import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { retry } from '../workbench/retry.ts';

/** The files in a folder and below it that contain a text. */
export async function filesWith(folder: string, text: string): Promise<string[]> {
  // A folder may go while it is being listed, in a profile that is in use.
  const entries = await retry(async () =>
    readdir(folder, { recursive: true, withFileTypes: true }),
  );
  const found: string[] = [];
  for (const entry of entries.filter((candidate) => candidate.isFile())) {
    const path = join(entry.parentPath, entry.name);
    if ((await contentOf(path)).includes(text)) {
      found.push(path);
    }
  }
  return found;
}

/** Nothing if the file is gone, which happens there too. */
async function contentOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return Buffer.alloc(0);
    }
    throw error;
  }
}
