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

/** Reads a body as UTF-8 text up to `longestBody`, and lets go of the rest. */
export async function readText(response: Response): Promise<AnswerBody> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    const rest = chunk.subarray(0, longestBody - length);
    chunks.push(rest);
    length += rest.length;
    if (rest.length < chunk.length) {
      // Leaving the loop cancels the stream, and with it the transfer.
      return { text: decoded(chunks, true), length, cutOff: true };
    }
  }
  return { text: decoded(chunks, false), length, cutOff: false };
}

/** Where the end is cut off, it may be in the middle of a character, which is left out. */
function decoded(chunks: readonly Uint8Array[], cutOff: boolean): string | undefined {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    return decoder.decode(Buffer.concat(chunks), { stream: cutOff });
  } catch {
    return undefined;
  }
}
