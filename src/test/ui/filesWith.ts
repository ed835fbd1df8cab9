import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The files in a folder and below it that contain a text. */
export async function filesWith(folder: string, text: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((candidate) => candidate.isFile())) {
    const path = join(entry.parentPath, entry.name);
    if ((await contentOf(path)).includes(text)) {
      found.push(path);
    }
  }
  return found;
}

/** Nothing where the file is gone, as happens in a profile that is in use. */
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
