import type { EvidenceGroup, OutcomeDetail, Place, Reason } from '../../server/src/protocol/coverage.js';
import { escaped, paragraphs } from './markdownText.js';
import { stateLooks } from './states.js';

/** Why an outcome is in its state, as a Markdown document with links to the places. */
export function explainDocument(detail: OutcomeDetail): string {
  const { id, title, state, statement, reasons, evidence, accepts } = detail;
  const open = reasons.filter(({ holds }) => !holds);
  const holding = reasons.filter(({ holds }) => holds);
  return `${paragraphs(
    `# ${escaped(title)}`,
    `${id} is **${state}**. ${stateLooks[state].means}`,
    escaped(statement),
    section('What is missing', open.map(reasonLine)),
    section(state === 'excluded' ? 'Why it is left out' : 'What holds', holding.map(reasonLine)),
    section('Evidence', evidence.map(evidenceLines)),
    `Accepted as evidence: ${escaped(accepts.join(', '))}.`,
  )}\n`;
}

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `## ${title}\n\n${lines.join('\n')}`;

function reasonLine({ text, fix, place }: Reason): string {
  const mend = fix === null ? '' : `  \n  *${escaped(fix)}*`;
  return `- ${escaped(text)}${place === null ? '' : ` ${linkTo(place)}`}${mend}`;
}

function evidenceLines({ kindName, count, first }: EvidenceGroup): string {
  const shown = first.slice(0, mostDocuments);
  const more = count - shown.length;
  return [
    `- ${escaped(kindName)}`,
    ...shown.map(
      ({ title, date, place }) =>
        `  - [${escaped(title)}](${addressOf(place)})${date === null ? '' : `, ${escaped(date)}`}`,
    ),
    ...(more > 0 ? [`  - and ${more} more`] : []),
  ].join('\n');
}

/** A page is read, not searched. */
const mostDocuments = 10;

function linkTo(place: Place): string {
  const name = decodeURIComponent(place.uri.slice(place.uri.lastIndexOf('/') + 1));
  return `[${escaped(name)}:${place.range.start.line + 1}](${addressOf(place)})`;
}

/** Brackets would end the link. */
const addressOf = ({ uri, range }: Place): string =>
  `${uri.replaceAll('(', '%28').replaceAll(')', '%29')}#L${range.start.line + 1}`;
