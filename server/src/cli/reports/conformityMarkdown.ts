import type { ClaimData, ConformityReport, StatementData } from '../data/conformityReport.js';
import { claimsInWords } from './conformityText.js';
import { markdownTable, plain } from './markdown.js';

/** The same as a document that can be filed. */
export const conformityMarkdown = ({ statements, tool }: ConformityReport): string =>
  statements.map(it => statementMarkdown(it, tool.version)).join('\n');

const statementMarkdown = (
  it: StatementData,
  version: string,
): string => `# Statement on ${plain(it.model)} ${plain(it.edition)}

The model ${plain(it.structure)}${it.tailored ? '; an organization has shaped it' : ''}. Each claim is one expectation of
${plain(it.against)}.

${markdownTable([
  ['', ''],
  ['Model', plain(it.model)],
  ['Edition', plain(it.edition)],
  ['sha256', `\`${it.sha256}\``],
  ['Date', it.date],
  ['Made by', `isms ${plain(version)}`],
])}

${markdownTable([
  ['Claim', 'Ref', 'Verdict', 'Basis', 'What is claimed', 'What stays'],
  ...it.claims.map(claimRow),
])}

**${claimsInWords(it.claims)}** *Indicated*: it looks so to a program, and people have to confirm it.
`;

const claimRow = ({ id, ref, verdict, basis, checks, topic, needs, notes, remarks }: ClaimData) => [
  id,
  ref,
  verdict,
  checks.length === 0 ? basis : `${basis} (${checks.join(', ')})`,
  topic,
  [...remarks.map(({ message }) => message), ...needs.map(need => `Needs: ${need}`), ...notes]
    .map(plain)
    .join(' '),
];
