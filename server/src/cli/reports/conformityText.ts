import type { ClaimData, ConformityReport, StatementData } from '../data/conformityReport.js';
import type { Colour, Style } from '../style.js';
import { padEnd, printable, wrap } from '../textWidth.js';
import { counted, listed } from '../words.js';

/** Claim by claim for people to read. It never sums up to more than its claims do. */
export const conformityText = ({ statements }: ConformityReport, style: Style): string =>
  `${statements.map(it => statementText(it, style).join('\n')).join('\n\n\n')}\n`;

function statementText(it: StatementData, style: Style): readonly string[] {
  const { paint } = style;
  const width = Math.max(...it.claims.map(({ ref }) => ref.length));
  return [
    paint(`Model ${printable(it.model)}, edition ${printable(it.edition)}, on ${it.date}`, 'bold'),
    `It ${printable(it.structure)}${it.tailored ? '; an organization has shaped it' : ''}.`,
    paint(`sha256 ${it.sha256}`, 'dim'),
    `Against ${it.against}`,
    '',
    ...it.claims.flatMap(claim => claimText(claim, width, style)),
    '',
    paint(claimsInWords(it.claims), 'bold'),
    paint('Indicated: it looks so to a program, and people have to confirm it.', 'dim'),
  ];
}

/** How many claims have which verdict; no more follows from them. */
export function claimsInWords(claims: readonly Pick<ClaimData, 'verdict'>[]): string {
  const count = (verdict: ClaimData['verdict']) => claims.filter(it => it.verdict === verdict).length;
  const parts = [
    `${count('met')} met`,
    ...(count('indicated') > 0 ? [`${count('indicated')} indicated`] : []),
    ...(count('open') > 0 ? [`${count('open')} open`] : []),
    ...(count('not-met') > 0 ? [`${count('not-met')} not met`] : []),
  ];
  return `${counted(claims.length, 'claim')}: ${listed(parts)}.`;
}

const colours: Readonly<Record<ClaimData['verdict'], Colour>> = {
  met: 'green',
  indicated: 'yellow',
  open: 'magenta',
  'not-met': 'red',
};

function claimText(
  { id, ref, topic, verdict, basis, checks, needs, notes, remarks }: ClaimData,
  width: number,
  { paint, columns, symbols }: Style,
): readonly string[] {
  const margin = ' '.repeat(6);
  const by = checks.length === 0 ? basis : `${basis}: ${checks.join(', ')}`;
  const below = (text: string, ...colour: readonly Colour[]) =>
    wrap(printable(text), columns === null ? null : columns - margin.length).map(
      line => margin + paint(line, ...colour),
    );
  return [
    `${paint(id, 'bold')}  ${padEnd(ref, width)}  ${paint(padEnd(verdict, 9), colours[verdict])}  ${paint(by, 'dim')}`,
    ...below(topic),
    ...remarks.flatMap(({ check, message }) => below(`${symbols.no} ${check}: ${message}`, 'red')),
    ...needs.flatMap(need => below(`${symbols.arrow} Needs: ${need}`)),
    ...notes.flatMap(note => below(note, 'dim')),
  ];
}
