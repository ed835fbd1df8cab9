import type { HttpFile, WrittenRequest } from '../grammar/httpFile.ts';
import { fillRequest } from './fillRequest.ts';
import { onlyTheFile } from './outlook.ts';

/** The URL of a request, if its file is enough to know it. */
export function findUri(written: WrittenRequest, file: HttpFile): string | undefined {
  return fillRequest(written, file, onlyTheFile).uri;
}
