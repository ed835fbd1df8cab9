import { MIMEType, TextDecoder } from 'node:util';

/** What was read of an answer's body. */
export interface AnswerBody {
  /** Undefined where the body is no text. */
  readonly text: string | undefined;
  /** The bytes that were read. */
  readonly length: number;
  /** Whether the body goes on after them. */
  readonly cutOff: boolean;
}

/** More than an editor shows well, in bytes. */
export const longestBody = 1024 * 1024;

/**
 * Reads a body as text up to `longestBody`, and lets go of the rest. It is UTF-8 where its
 * type names no charset, or one that nobody knows.
 */
export async function readText(response: Response): Promise<AnswerBody> {
  const decoder = decoderFor(response.headers.get('content-type') ?? '');
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    const rest = chunk.subarray(0, longestBody - length);
    chunks.push(rest);
    length += rest.length;
    if (rest.length < chunk.length) {
      // Leaving the loop cancels the stream, and with it the transfer.
      return { text: decoded(decoder, chunks, true), length, cutOff: true };
    }
  }
  return { text: decoded(decoder, chunks, false), length, cutOff: false };
}

function decoderFor(contentType: string): TextDecoder {
  try {
    const charset = new MIMEType(contentType).params.get('charset') ?? 'utf-8';
    return new TextDecoder(charset, { fatal: true });
  } catch {
    return new TextDecoder('utf-8', { fatal: true });
  }
}

/** Where the end is cut off, it may be in the middle of a character, which is left out. */
function decoded(
  decoder: TextDecoder,
  chunks: readonly Uint8Array[],
  cutOff: boolean,
): string | undefined {
  try {
    return decoder.decode(Buffer.concat(chunks), { stream: cutOff });
  } catch {
    return undefined;
  }
}
