import type { Engine, NewDocument, NewDocumentWishes } from '../../engine/index.js';
import type { Answer, Call, Command } from '../command.js';
import { didYouMean } from '../didYouMean.js';
import { exitCode } from '../exitCode.js';
import { type Options, readingOptions } from '../options.js';
import { isProblem, type Problem, problem } from '../problem.js';
import type { ReadIsms } from '../readIsms.js';

/** `isms new KIND` */
export const newCommand: Command = {
  name: 'new',
  summary: 'Begins a document or record of a kind.',
  about: [
    'Writes what the snippet of the editor writes: the next free id, today, the owner, when the next review is due, in the folder of the others of its kind. What is still to be filled in stands in angle or square brackets, and isms check tells of it. A file that is there is never written over.',
    'Without KIND, the kinds are listed.',
  ],
  operands: 'KIND',
  leastOperands: 0,
  mostOperands: 1,
  options: [
    { name: 'title', value: 'TEXT', says: 'what it is called' },
    { name: 'id', value: 'ID', says: 'its id (default: the next free one)' },
    {
      name: 'owner',
      value: 'ID',
      says: 'the person or role that answers for it (default: the person with the name that git has)',
    },
    { name: 'outcome', value: 'ID', says: 'an outcome that it is to be evidence for' },
    { name: 'path', value: 'FILE', says: 'where it goes (default: beside the others of its kind)' },
    { name: 'dry-run', says: 'tell what would be written and where, and write nothing' },
    ...readingOptions.map(it =>
      it.name === 'output' ? { ...it, says: "with '-', write the document to the output, and no file" } : it,
    ),
  ],
  examples: [
    'isms new incident-record --title "Lost laptop"',
    'isms new policy --outcome GOV-O3 --owner mira.voss',
    'isms new risk-register --dry-run',
    'isms new change-record -o - | less',
  ],

  async run(call) {
    const { options, platform } = call;
    const output = options.text('output');
    if (output !== null && output !== '-')
      return problem(
        `'--output' cannot be '${output}' here.`,
        `--path ${output} says where the document goes.`,
      );
    const { usableIsms } = await import('../usableIsms.js');
    const isms = await usableIsms(options, platform, 'files');
    if (isProblem(isms)) return isms;
    const asked = options.operands[0];
    const engine = await engineFor(isms, call);
    if (isProblem(engine)) return engine;
    if (asked === undefined) return problem('Say which kind: isms new KIND.', null, kindList(engine));
    const kinds = engine.setup.model.kinds.map(({ id }) => id);
    if (!kinds.includes(asked))
      return problem(`There is no kind '${asked}'.`, didYouMean(asked, kinds), kindList(engine));
    return await begin(asked, engine, isms, call);
  },
};

/** The ISMS that the document is for: that of its path, else the only one below the root. */
async function engineFor(isms: ReadIsms, { options, platform }: Call): Promise<Engine | Problem> {
  const path = options.text('path');
  const [first, ...others] = isms.engines;
  if (!first) return problem(`There is no ISMS in '${isms.shownRoot}'.`);
  if (path === null) {
    if (others.length === 0) return first;
    const roots = isms.engines.map(({ root }) => platform.pathTo(root));
    return problem(`There are several ISMSs: ${roots.join(', ')}.`, '--root says which one is meant.');
  }
  const { uri } = platform.locate(path);
  const engine = isms.engines
    .filter(({ root }) => uri.startsWith(root))
    .reduce<Engine | null>((best, it) => (best && best.root.length > it.root.length ? best : it), null);
  return engine ?? problem(`'--path ${path}' is outside of '${isms.shownRoot}', which is the root.`);
}

async function begin(kind: string, engine: Engine, isms: ReadIsms, call: Call): Promise<Answer | Problem> {
  const { options, platform } = call;
  const { newDocument, personMeant } = await import('../../engine/index.js');
  const wrong = wrongWish(kind, engine, isms, options);
  if (wrong) return wrong;
  const author = options.text('owner') === null ? await platform.host.author?.(engine.root) : undefined;
  const owner = options.text('owner') ?? personMeant(engine, author ?? {});
  const path = options.text('path');
  const made = newDocument(engine, kind, {
    ...wishes(options),
    ...(owner === null ? {} : { owner }),
    ...(path === null ? {} : { path: engine.pathOf(platform.locate(path).uri) }),
    time: platform.time,
  });
  if (!made) return problem(`There is no kind '${kind}'.`);
  return options.text('output') === '-' ? said(made.text, isms) : write(made, engine, isms, call);
}

const said = (report: string, { crashes }: ReadIsms): Answer => ({
  exitCode: exitCode.clean,
  report,
  crashes,
});

function write(
  made: NewDocument,
  engine: Engine,
  isms: ReadIsms,
  { options, platform, style }: Call,
): Answer | Problem {
  const path = platform.pathTo(made.uri);
  if (made.isTaken || platform.locate(path).type !== 'nothing')
    return problem(
      `'${path}' is there already, and is not written over.`,
      '--path says where another one goes.',
    );
  const { paint } = style;
  if (options.flag('dry-run')) return said(`${paint(path, 'bold')}: would be written.\n\n${made.text}`, isms);
  const folder = platform.pathTo(made.uri.slice(0, made.uri.lastIndexOf('/') + 1));
  const failure = platform.makeFolder(folder) ?? platform.writeFile(path, made.text);
  if (failure !== null) return problem(`'${path}' cannot be written: ${failure}.`);
  const gaps = gapsIn(made, engine);
  const left = gaps === 0 ? '' : `; ${gaps} ${gaps === 1 ? 'gap is' : 'gaps are'} left to fill in`;
  return said(`${paint(path, 'bold')}: written as ${made.id}${left}.\n`, isms);
}

function gapsIn({ uri, text }: NewDocument, engine: Engine): number {
  engine.apply([{ uri, text }]);
  return engine.diagnostics(uri).filter(({ code }) => code === 'placeholder-left').length;
}

function wishes(options: Options): NewDocumentWishes {
  const given = (name: string): string | undefined => options.text(name) ?? undefined;
  const [id, title, outcome] = ['id', 'title', 'outcome'].map(given);
  return {
    ...(id === undefined ? {} : { id }),
    ...(title === undefined ? {} : { title }),
    ...(outcome === undefined ? {} : { outcome }),
  };
}

/** What somebody wants of a document that would be wrong from the start; `null` where nothing is. */
function wrongWish(kind: string, engine: Engine, { places }: ReadIsms, options: Options): Problem | null {
  const id = options.text('id');
  if (id !== null && /\s/.test(id)) return problem(`'--id' cannot be '${id}'.`, 'An id is one word.');
  const [taken] = id === null ? [] : engine.lookup('definitions', id);
  if (taken) return problem(`'${id}' is defined in ${places.shown(places.pathOf(taken.uri))}.`);
  return wrongOutcome(kind, engine, options.text('outcome')) ?? wrongOwner(engine, options.text('owner'));
}

function wrongOutcome(kind: string, { setup: { model } }: Engine, asked: string | null): Problem | null {
  if (asked === null) return null;
  const outcome = model.outcome(asked);
  if (!outcome)
    return problem(
      `There is no outcome '${asked}'.`,
      didYouMean(
        asked,
        model.outcomes.map(it => it.id),
      ),
    );
  if (outcome.evidence.includes(kind)) return null;
  return problem(
    `A document of kind '${kind}' is no evidence for ${asked}.`,
    `It accepts: ${outcome.evidence.join(', ')}.`,
  );
}

/** Where nobody is listed as a person, names are only names. */
function wrongOwner(engine: Engine, asked: string | null): Problem | null {
  if (asked === null || engine.lookup('types', 'person').length === 0) return null;
  const { model } = engine.setup;
  if (model.role(asked) || engine.lookup('definitions', asked).length > 0) return null;
  return problem(`Nobody is named '${asked}'.`, didYouMean(asked, engine.keys('definitions')));
}

/** Every kind with its name, by process. */
function kindList({ setup: { model } }: Engine): readonly string[] {
  const width = Math.max(...model.kinds.map(({ id }) => id.length));
  return model.processes.flatMap(process => {
    const kinds = model.kinds.filter(({ home }) => home === process.id);
    if (kinds.length === 0) return [];
    return [
      '',
      `  ${process.id} ${process.name}`,
      ...kinds.map(({ id, description }) => `    ${id.padEnd(width)}  ${description}`),
    ];
  });
}
