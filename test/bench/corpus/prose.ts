import type { Random } from './random.js';

const subjects = [
  'The owner',
  'The team that runs the service',
  'Every manager',
  'The person on duty',
  'Whoever holds the account',
  'The reviewer',
  'The supplier',
  'The project lead',
  'The help desk',
  'The one who finds it first',
];
const verbs = [
  'checks',
  'records',
  'approves',
  'renews',
  'reports',
  'compares',
  'removes',
  'tests',
  'explains',
  'hands over',
];
const objects = [
  'the access rights of the last quarter',
  'all backups of the customer database',
  'changes to the network between the sites',
  'the list of keys and who may use them',
  'open weaknesses and the dates agreed for them',
  'contracts that end within the year',
  'logs of the gateway and what stands out in them',
  'the devices that were not seen for a month',
  'the answers given to customers',
  'rules that nobody could follow in practice',
  'results of the restore tests',
  'the build and what it was made of',
];
const conditions = [
  'before the end of the month',
  'within five working days',
  'as soon as the ticket is closed',
  'together with the line manager',
  'without using the account concerned',
  'after the second reading',
  'when the figures leave the agreed band',
  'at the latest before the next audit',
  'even if nothing has changed since',
  'and keeps the proof with the record',
];
const reasons = [
  'Otherwise the same gap opens again after the next release.',
  'This has been agreed with those who do the work.',
  'Deviations need an exception with a date.',
  'The figures of the last two years support this.',
  'Nobody has to ask for permission to stop the work.',
  'A copy goes to the archive, where it stays for as long as the schedule says.',
];
const things = [
  'access',
  'backup',
  'change',
  'cloud',
  'contract',
  'customer data',
  'device',
  'disposal',
  'encryption',
  'gateway',
  'identity',
  'key',
  'log',
  'network',
  'password',
  'patch',
  'remote work',
  'restore',
  'site',
  'source code',
  'supplier',
  'test data',
  'visitor',
  'workstation',
];
const events = [
  'is lost on the way',
  'stays open after a leaver',
  'is copied to a private place',
  'fails for more than a day',
  'was never tested',
  'is changed without a trace',
  'is read by the wrong customer',
  'runs out of support',
  'depends on one person',
  'is not where the inventory says',
];

export const sentence = (random: Random): string =>
  random.chance(0.25)
    ? random.pick(reasons)
    : `${random.pick(subjects)} ${random.pick(verbs)} ${random.pick(objects)} ${random.pick(conditions)}.`;

export const sentences = (random: Random, count: number): string =>
  Array.from({ length: count }, () => sentence(random)).join(' ');

/** A few words: what something is about. */
export const topic = (random: Random): string => random.pick(things);

/** What may go wrong, in a few words. */
export function mishap(random: Random): string {
  const thing = topic(random);
  return `${thing.charAt(0).toUpperCase()}${thing.slice(1)} ${random.pick(events)}`;
}

/** The body of a Markdown document of about `length` characters: headings, paragraphs, lists, tables and links. */
export function markdownBody(
  random: Random,
  title: string,
  length: number,
  links: readonly string[],
): string {
  let text = `# ${title}\n\n${sentences(random, 2)}\n`;
  for (let section = 1; text.length < length; section++) {
    text += `\n## ${section}. ${mishap(random)}\n\n`;
    text += sectionText(random, links);
  }
  return text;
}

function sectionText(random: Random, links: readonly string[]): string {
  const link = links.length > 0 && random.chance(0.6) ? ` See ${random.pick(links)}.` : '';
  const paragraph = `${wrapped(sentences(random, random.integer(2, 5)) + link)}\n`;
  const shape = random.next();
  if (shape < 0.35) {
    const items = Array.from({ length: random.integer(3, 6) }, (_, at) => `${at + 1}. ${sentence(random)}`);
    return `${paragraph}\n${items.join('\n')}\n`;
  }
  if (shape < 0.55) {
    const rows = Array.from(
      { length: random.integer(3, 6) },
      () => `| ${topic(random)} | ${random.pick(verbs)} | ${random.pick(conditions)} |`,
    );
    return `${paragraph}\n| What | Who does what | When |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
  }
  return paragraph;
}

/** Breaks a paragraph at 110 characters, as people do. */
function wrapped(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line.length + word.length > 109) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
