import type { HttpAnswer } from './sendHttp.ts';

/** The status of an answer as people know it, such as "404 Not Found". */
export function statusText({ status, statusText: text }: HttpAnswer): string {
  return `${status} ${text}`.trim();
}
