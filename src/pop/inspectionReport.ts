import * as l10n from '@vscode/l10n';
import type { JsonObject } from '../broker/signedHttpRequest.ts';
import { claimMeaning, isTime } from './claimMeaning.ts';
import type { TokenPart } from './claimMeaning.ts';
import type { OtherInspection, PopInspection } from './inspection.ts';
import { timeText } from './timeText.ts';
import { findToken } from './tokenText.ts';

/** Writes what is to be said about a token, as Markdown that reads well as plain text. */
export class InspectionReport {
  private readonly now: number;
  private readonly locale: string;

  /** @param now in milliseconds since the epoch. */
  constructor(now: number, locale: string) {
    this.now = now;
    this.locale = locale;
  }

  /** The whole report, with the token itself in it. */
  render(inspection: PopInspection | OtherInspection): string {
    const sections =
      inspection.kind === 'pop' ? this.popSections(inspection) : this.otherSections(inspection);
    const text = section(l10n.t('The token itself'), [inspection.token.text]);
    return `${[...sections, text].join('\n\n')}\n`;
  }

  private popSections({ token, verdicts, validators }: PopInspection): readonly string[] {
    const outcomes = {
      holds: l10n.t('OK'),
      fails: l10n.t('FAILED'),
      unknown: l10n.t('For you to check'),
    };
    const inner = token.accessToken;
    return [
      `# ${l10n.t('PoP token')}`,
      this.summary(verdicts.some(({ outcome }) => outcome === 'fails')),
      section(
        l10n.t('Verdicts'),
        verdicts.map(({ outcome, sentence }) => `- ${outcomes[outcome]}: ${sentence}`),
      ),
      section(
        l10n.t('Who would accept it'),
        validators.map(({ name, refusals, condition }) =>
          refusals.length > 0
            ? l10n.t('- {0}: no, since {1}.', name, refusals.join('; '))
            : l10n.t('- {0}: yes, {1}', name, condition),
        ),
      ),
      section(l10n.t('What the signature leaves open'), uncovered(token.claims)),
      section(l10n.t('Header'), this.members(token.header, 'popHeader')),
      section(l10n.t('Claims'), this.members(token.claims, 'popClaims')),
      ...(inner
        ? [
            section(
              l10n.t('Header of the access token'),
              this.members(inner.header, 'tokenHeader'),
            ),
            section(
              l10n.t('Claims of the access token'),
              this.members(inner.claims, 'tokenClaims'),
            ),
          ]
        : []),
    ];
  }

  private otherSections({ kind, token }: OtherInspection): readonly string[] {
    const [title, explanation] = otherKinds()[kind];
    return [
      `# ${title}`,
      explanation,
      section(l10n.t('Header'), this.members(token.header, 'tokenHeader')),
      section(l10n.t('Claims'), this.members(token.claims, 'tokenClaims')),
    ];
  }

  private summary(hasFailed: boolean): string {
    const judged = hasFailed
      ? l10n.t('Something is wrong with this token; the verdicts say what.')
      : l10n.t('Nothing is wrong with this token as far as it can be seen here.');
    return l10n.t(
      '{0} It was judged on this machine, at {1}. The issuer of the access token is not verified.',
      judged,
      new Intl.DateTimeFormat(this.locale, { timeStyle: 'medium' }).format(this.now),
    );
  }

  private members(members: JsonObject, part: TokenPart): readonly string[] {
    return Object.entries(members).map(([name, value]) => {
      const lines = [`- ${name}: ${shown(name, value)}`, `  ${claimMeaning(part, name)}`];
      if (isTime(name) && typeof value === 'number') {
        lines.push(`  ${timeText(value * 1000, this.now, this.locale)}.`);
      }
      return lines.join('\n');
    });
  }
}

/** An access token that isn't recognized as one would not be masked either. */
function shown(name: string, value: unknown): string {
  return name === 'at' && (typeof value !== 'string' || findToken(value) !== value)
    ? l10n.t('(not shown)')
    : JSON.stringify(value);
}

/** What a token is that is no PoP token: a title, and what to know about it. */
function otherKinds(): Record<OtherInspection['kind'], readonly [title: string, text: string]> {
  return {
    bearer: [
      l10n.t('Bearer token'),
      l10n.t(
        'This is no PoP token. Nothing in it ties it to a key: whoever gets hold of it can use it for everything that it allows, until it expires. It was not verified here: only the key of its issuer could do that.',
      ),
    ],
    bound: [
      l10n.t('Access token that is bound to a key'),
      l10n.t(
        'This is the access token of a PoP token. On its own it is of no use: a server must ask for a PoP token around it, signed by the key that "cnf" names. A server that takes it as a bearer token is wrong.',
      ),
    ],
    dpopBound: [
      l10n.t('Access token that is bound to a DPoP key'),
      l10n.t(
        'This access token is for another scheme, DPoP (RFC 9449). On its own it is of no use: a server must ask for a DPoP proof beside it, signed by the key that "cnf" names. Brokers of Microsoft Entra make signed HTTP requests in its place.',
      ),
    ],
    certificateBound: [
      l10n.t('Access token that is bound to a certificate'),
      l10n.t(
        'This access token is for mutual TLS (RFC 8705). On its own it is of no use: a server must ask for the client certificate that "cnf" names when the connection is made.',
      ),
    ],
    dpop: [
      l10n.t('DPoP proof'),
      l10n.t(
        'This is a proof of another scheme, DPoP (RFC 9449), where the access token is sent beside it. Brokers of Microsoft Entra make signed HTTP requests in its place.',
      ),
    ],
  };
}

/** What someone on the way could change without the signature noticing. */
function uncovered({ m, u, p, q, h, b, nonce }: JsonObject): readonly string[] {
  const parameters = namesCovered(q);
  const headers = namesCovered(h);
  return [
    ...(typeof m !== 'string' ? [l10n.t('- The method.')] : []),
    ...(typeof u !== 'string' ? [l10n.t('- The host.')] : []),
    ...(typeof p !== 'string' ? [l10n.t('- The path.')] : []),
    parameters
      ? l10n.t('- The query of the URL, other than {0}.', parameters)
      : l10n.t('- The query of the URL.'),
    headers ? l10n.t('- The headers, other than {0}.', headers) : l10n.t('- The headers.'),
    ...(b === undefined ? [l10n.t('- The body.')] : []),
    l10n.t('- The scheme and the fragment of the URL.'),
    nonce === undefined
      ? l10n.t('- A repetition: without a nonce, the same request can be sent twice.')
      : l10n.t('- A repetition, unless the server lets each nonce be used once.'),
  ];
}

/** What `q` or `h` covers, as text: they hold a list of names, and a hash of the values. */
function namesCovered(claim: unknown): string {
  const names: unknown = Array.isArray(claim) ? claim[0] : undefined;
  return Array.isArray(names) ? names.map((name) => JSON.stringify(name)).join(', ') : '';
}

function section(title: string, lines: readonly string[]): string {
  return [`## ${title}`, '', ...lines].join('\n');
}
