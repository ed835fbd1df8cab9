import { fileName } from '../../text/fileName.ts';
import { mediaType } from './answerBody.ts';

/** The usual extensions of what APIs answer with. */
const extensions: Readonly<Record<string, string>> = {
  'application/gzip': 'gz',
  'application/json': 'json',
  'application/pdf': 'pdf',
  'application/xml': 'xml',
  'application/zip': 'zip',
  'image/gif': 'gif',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/svg+xml': 'svg',
  'image/webp': 'webp',
  'text/csv': 'csv',
  'text/html': 'html',
  'text/plain': 'txt',
  'text/xml': 'xml',
};

/** A name for the body of an answer: the end of the URL's path, with the extension of its type. */
export function bodyFileName(uri: string, headers: Headers): string {
  const last = new URL(uri).pathname.split('/').findLast((part) => part !== '') ?? 'answer';
  const type = mediaType(headers);
  const extension = extensions[type] ?? (type.endsWith('+json') ? 'json' : 'bin');
  return fileName(last.endsWith(`.${extension}`) ? last : `${last}.${extension}`);
}
