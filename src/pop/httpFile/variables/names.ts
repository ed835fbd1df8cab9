/** How a name is treated that no file defines: asked for, or refused. */
export type NameKind =
  /** Asked for: a plain name. */
  | 'name'
  /** Asked for: the answer of another request, such as `login.response.body.$.token`. */
  | 'answer'
  /** Never read. */
  | 'machineValue'
  /** Never run. */
  | 'expression';

const machineValue =
  /^(?:\$processEnv|\$dotenv|\$env|\$projectRoot|\$historyFolder|process\.env)(?![\w-])/;
const answer = /^[\p{L}\p{N}_-]+\.(?:response|request)\b/u;
const plain = /^\$?[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_$*-]+|\[(?:\d+|'[^']*'|"[^"]*")\])*$/u;

/** Names in files of environments may have blanks, which no code has between two words. */
const words = /^[\p{L}_][\p{L}\p{N}_-]*(?: [\p{L}_][\p{L}\p{N}_-]*)+$/u;
const operator = /^(?:await|new|typeof|void|delete|yield) | (?:in|of|instanceof) /;

/** Tells by the form of the content only; whether something defines it is looked up before. */
export function kindOfName(content: string): NameKind {
  if (machineValue.test(content)) {
    return 'machineValue';
  }
  if (answer.test(content)) {
    return 'answer';
  }
  return plain.test(content) || (words.test(content) && !operator.test(content))
    ? 'name'
    : 'expression';
}
