import type { DocumentState, Engine } from '../../engine/index.js';
import type { Answer, Call, Command } from '../command.js';
import { didYouMean } from '../didYouMean.js';
import { exitCode } from '../exitCode.js';
import { readingOptions } from '../options.js';
import { isProblem, type Problem, problem } from '../problem.js';
import type { ReadIsms } from '../readIsms.js';

/** `isms review FILE` */
export const reviewCommand: Command = {
  name: 'review',
  summary: 'Writes into a document what it was reviewed against.',
  about: [
    'Under reviewed_against, a document keeps a mark of what the documents and entries said that it was reviewed against. When one of them says something else later, coverage shows the outcomes of the document as suspect. This command refreshes the marks that are out of date, once you have reviewed the document again.',
  ],
  operands: 'FILE',
  leastOperands: 1,
  mostOperands: 1,
  options: [
    {
      name: 'against',
      value: 'ID',
      says: 'a document or entry that it was reviewed against and has no mark of; may be repeated',
    },
    { name: 'dry-run', says: 'tell what would be written, and write nothing' },
    ...readingOptions,
  ],
  examples: [
    'isms review incidents/response-plan.md',
    'isms review isms/scope.md --against POL-001 --against REQ-012',
    'isms review isms/scope.md --dry-run',
  ],

  async run(call) {
    const { options, platform } = call;
    const { usableIsms } = await import('../usableIsms.js');
    const typed = options.operands[0] ?? '';
    const { uri, type } = platform.locate(typed);
    if (type !== 'file') return problem(`There is no file '${typed}'.`);
    const isms = await usableIsms(options, platform, 'files', [typed]);
    if (isProblem(isms)) return isms;
    const engine = isms.engines.find(it => it.document(uri)?.evidence);
    const document = engine?.document(uri);
    if (!engine || !document)
      return problem(
        `'${typed}' is no document of the ISMS.`,
        "'isms status' tells what each file was taken for.",
      );
    const against = options.texts('against');
    for (const id of against) {
      const wrong = wrongId(id, engine, isms);
      if (wrong) return wrong;
    }
    return await review({ typed, document, engine, against }, isms, call);
  },
};

interface Reviewed {
  /** Its path, as typed. */
  readonly typed: string;
  readonly document: DocumentState;
  readonly engine: Engine;
  readonly against: readonly string[];
}

/** Why nothing can be reviewed against an id; `null` where it can. */
function wrongId(id: string, engine: Engine, { places }: ReadIsms): Problem | null {
  const definitions = engine.lookup('definitions', id);
  if (definitions.length === 0)
    return problem(`Nothing is named '${id}'.`, didYouMean(id, engine.keys('definitions')));
  if (definitions.length > 1) {
    const paths = definitions.map(({ uri }) => places.shown(places.pathOf(uri)));
    return problem(
      `'${id}' is defined ${definitions.length} times, so it is not clear what is meant.`,
      `It is defined in ${[...new Set(paths)].join(' and ')}.`,
    );
  }
  return engine.contentOf(id) === null
    ? problem(`'${id}' has no content of its own that could be compared later.`)
    : null;
}

async function review(
  { typed, document, engine, against }: Reviewed,
  isms: ReadIsms,
  { options, platform, style }: Call,
): Promise<Answer | Problem> {
  const { reviewMarks } = await import('../../engine/index.js');
  const marks = reviewMarks(engine, document.uri, against);
  const marked = new Set([
    ...(document.evidence?.reviewedAgainst ?? []).map(({ id }) => id),
    ...(marks?.added ?? []),
  ]);
  const left = against.find(id => !marked.has(id) && !marks?.refreshed.includes(id));
  if (left !== undefined)
    return problem(
      `No mark of '${left}' can be added to '${typed}'.`,
      'It needs metadata that can be read, with a list under reviewed_against if there is any.',
    );
  const { reviewText, textAfter } = await import('../reports/reviewText.js');
  const isDryRun = options.flag('dry-run');
  const report = reviewText({ path: typed, text: document.text, marks, isDryRun }, style);
  if (marks && !isDryRun) {
    const failure = platform.writeFile(typed, textAfter(document.text, marks.edits));
    if (failure !== null) return problem(`'${typed}' cannot be written: ${failure}.`);
  }
  return { exitCode: exitCode.clean, report, crashes: isms.crashes, passedOver: isms.passedOver };
}
