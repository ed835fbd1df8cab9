import * as l10n from '@vscode/l10n';
import type { ChildStatus } from '../broker/diagnosableBroker.ts';
import type { DiagnosticsLine } from './diagnosticsLine.ts';

/** A line for each process of ours that is alive. */
export function processLines(children: readonly ChildStatus[]): readonly DiagnosticsLine[] {
  return children.length === 0
    ? [{ state: 'good', text: l10n.t('None is running; the next request starts one.') }]
    : children.map(processLine);
}

function processLine(child: ChildStatus): DiagnosticsLine {
  const text = [
    `${purposeName(child)} (${child.pid ?? '–'})`,
    l10n.t('calls made: {0}, in flight: {1}', child.calls, child.callsInFlight),
    ...(child.memory === undefined ? [] : [l10n.t('{0} MB', Math.round(child.memory / 2 ** 20))]),
  ].join(', ');
  // A process that is retired with nothing left to do is just about to end.
  return child.state === 'running' || child.callsInFlight === 0
    ? { state: 'good', text }
    : {
        state: 'bad',
        text,
        advice: l10n.t(
          'A call into the native runtime was given up: it took too long, or someone cancelled it. The process gets no more work and goes away by itself when that call ends, after eleven minutes at the latest.',
        ),
      };
}

function purposeName({ purpose }: ChildStatus): string {
  switch (purpose) {
    case 'silent':
      return l10n.t('Process for requests without a prompt');
    case 'prompt':
      return l10n.t('Process for a sign-in prompt');
    case 'health':
      return l10n.t('Process for the health check');
  }
}
