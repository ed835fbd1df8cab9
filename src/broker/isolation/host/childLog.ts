import type { Readable } from 'node:stream';
import { logLevels } from '../../brokerLog.ts';
import type { BrokerLog } from '../../brokerLog.ts';
import { redact } from '../../redact.ts';

/**
 * In characters, and so many more for each line. The runtime logs some 40 lines a call at most; a
 * process that writes more floods the log, and each line costs time in the extension host.
 */
const mostInASecond = 256 * 1024;
const lineCost = 100;

/** In characters; what follows in a line of the standard error output says nothing more. */
const longestLine = 4096;

const aSecond = 1000;

/**
 * The lines that a broker process wants in our log. It is not trusted: each line is cut,
 * redacted and kept to one line here, and there are only so many of them in a second.
 */
export class ChildLog {
  private readonly log: BrokerLog;
  private second = 0;
  private room = mostInASecond;

  constructor(log: BrokerLog) {
    this.log = log;
  }

  /** Takes one line; nothing of a level that there is not. */
  add(level: unknown, message: unknown): void {
    const known = logLevels.find((name) => name === level);
    if (known && typeof message === 'string' && this.hasRoomFor(message)) {
      this.log(known, redact(message));
    }
  }

  /** Takes each line of the process's standard error output. */
  addLinesOf(errors: Readable): void {
    let line = '';
    const add = () => {
      this.add('warn', line);
      line = '';
    };
    errors.setEncoding('utf8').on('data', (chunk: string) => {
      const [rest = '', ...following] = chunk.split('\n');
      line = grown(line, rest);
      for (const next of following) {
        add();
        line = grown('', next);
      }
    });
    errors.once('end', () => {
      if (line !== '') {
        add();
      }
    });
  }

  private hasRoomFor(message: string): boolean {
    const second = Math.floor(Date.now() / aSecond);
    if (second !== this.second) {
      this.second = second;
      this.room = mostInASecond;
    }
    const hadRoom = this.room > 0;
    this.room -= Math.min(message.length, longestLine) + lineCost;
    if (hadRoom && this.room <= 0) {
      this.log('warn', 'A broker process writes too many lines; some are left out.');
    }
    return this.room > 0;
  }
}

function grown(line: string, rest: string): string {
  return line.length >= longestLine ? line : line + rest.slice(0, longestLine);
}
