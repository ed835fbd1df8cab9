import { MIMEType, TextDecoder } from 'node:util';
import { decodeWindows1252 } from './windows1252.ts';

/** An answer's body, or its beginning if all of it would be too much. */
export interface AnswerBody {
  readonly bytes: Uint8Array;
  /** Whether the body goes on after them. */
  readonly cutOff: boolean;
  /** The first `longestText` bytes as text; undefined if the body is no text. */
  readonly text: string | undefined;
}

/** As much of a body is kept, so that it can be saved; in bytes. */
export const longestBody = 16 * 1024 * 1024;

/** More than an editor shows well, in bytes. */
export const longestText = 1024 * 1024;

/**
 * Reads a body up to `longestBody`, and lets go of the rest. It is UTF-8 if its type names no
 * charset, or one that nobody knows.
 */
export async function readBody(response: Response): Promise<AnswerBody> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let cutOff = false;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    const rest = chunk.subarray(0, longestBody - length);
    chunks.push(rest);
    length += rest.length;
    if (rest.length < chunk.length) {
      cutOff = true;
      // Leaving the loop cancels the stream, and with it the transfer.
      break;
    }
  }
  const bytes = Buffer.concat(chunks);
  const isBeginning = cutOff || length > longestText;
  const decoder = decoderFor(response.headers.get('content-type') ?? '');
  return { bytes, cutOff, text: decoded(decoder, bytes.subarray(0, longestText), isBeginning) };
}

/** The type of an answer without its parameters, in lowercase; empty if it has none. */
export function mediaType(headers: Headers): string {
  const type = headers.get('content-type') ?? '';
  try {
    return new MIMEType(type).essence;
  } catch {
    return '';
  }
}

function decoderFor(contentType: string): TextDecoder {
  try {
    const charset = new MIMEType(contentType).params.get('charset') ?? 'utf-8';
    return new TextDecoder(charset, { fatal: true });
  } catch {
    return new TextDecoder('utf-8', { fatal: true });
  }
}

/** A beginning may end in the middle of a character, which is left out. */
function decoded(
  decoder: TextDecoder,
  bytes: Uint8Array,
  isBeginning: boolean,
): string | undefined {
  if (decoder.encoding === 'windows-1252') {
    return decodeWindows1252(bytes);
  }
  try {
    return decoder.decode(bytes, { stream: isBeginning });
  } catch {
    return undefined;
  }
}
