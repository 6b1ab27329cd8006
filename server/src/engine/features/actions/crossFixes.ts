import type { Diagnostic } from '../../check/diagnostic.js';
import { appendItems } from '../../entries/editList.js';
import { definitionsOf } from '../../facts/definitionsOf.js';
import { nextId } from '../../snippets/nextId.js';
import { nearestId } from '../nearestId.js';
import { yamlScalar } from '../yamlScalar.js';
import { type Action, type ActionPlace, editOf } from './action.js';
import { raised } from './raiseRecord.js';
import { stampReviewed } from './stampReviewed.js';
import { inDocument, sourceOf, unitAt, unitDefining } from './unitAt.js';

/** Fixes that a rule cannot offer, since it sees no list of ids and writes in no other document. By code. */
export function crossFixes(place: ActionPlace, diagnostic: Diagnostic): readonly Action[] {
  return Object.hasOwn(makers, diagnostic.code) ? (makers[diagnostic.code]?.(place, diagnostic) ?? []) : [];
}

type Maker = (place: ActionPlace, diagnostic: Diagnostic) => readonly Action[];

const makers: Readonly<Record<string, Maker>> = {
  'reference-resolves': nearest,
  'id-unique': anotherId,
  'treatment-and-risk-agree': namedBack,
  'incident-lesson-received': namedBack,
  'finding-has-nonconformity': nonconformity,
  'review-in-time': (place, mends) =>
    stampReviewed({ ...place, start: mends.start, end: mends.end }).map(action => ({
      ...action,
      kind: 'quickfix',
      mends,
    })),
};

function nearest({ engine, document }: ActionPlace, mends: Diagnostic): readonly Action[] {
  const fix = mends.fix ? null : nearestId(engine, document.uri, mends);
  if (!fix) return [];
  return [
    {
      title: fix.title,
      kind: 'quickfix',
      isPreferred: true,
      mends,
      make: () => editOf(document.uri, fix.edits),
    },
  ];
}

/** Of two with one id, this one gets the next that is free. What refers to the id keeps meaning the other. */
function anotherId({ engine, document }: ActionPlace, mends: Diagnostic): readonly Action[] {
  const { start, end } = mends;
  const id = document.text.slice(start, end);
  const type = engine.lookup('definitions', id).find(({ uri }) => uri === document.uri)?.type;
  if (type === undefined || type === 'person' || type === 'control') return [];
  return [
    {
      title: 'Give it the next free id',
      kind: 'quickfix',
      mends,
      make() {
        const inUse = [...definitionsOf(engine, [type]).keys()];
        const isTaken = (it: string): boolean => engine.lookup('definitions', it).length > 0;
        const text = nextId({ usual: id, inUse, today: engine.setup.asOf, isTaken });
        return editOf(document.uri, [{ start, end, text }]);
      },
    },
  ];
}

/** Where an entry is expected to be named by the one that it names. */
const namingBack: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'treatment-and-risk-agree': { risk: '/treatment/plan_items', 'treatment-item': '/risks' },
  'incident-lesson-received': { risk: '/incidents' },
};

/** Writes the id of this entry where the other one should name it. */
function namedBack(place: ActionPlace, mends: Diagnostic): readonly Action[] {
  const { engine, document } = place;
  const fields = namingBack[mends.code] ?? {};
  const own = unitAt(engine, document, mends.start)?.unit.id ?? null;
  const other = document.text.slice(mends.start, mends.end);
  const found = unitDefining(engine, other, Object.keys(fields));
  const field = found?.unit.types.map(type => fields[type]).find(it => it !== undefined);
  if (own === null || !found || field === undefined) return [];
  return [
    {
      title: `Name '${own}' in '${other}'`,
      kind: 'quickfix',
      isPreferred: true,
      mends,
      make() {
        const value = yamlScalar(own, { quote: null, isUnclosed: false, isFlow: true }, true);
        const edits = appendItems(sourceOf(found, found.document), field, [value]);
        return editOf(found.document.uri, inDocument(found, edits));
      },
    },
  ];
}

/** The record that a finding of an audit asks for. */
function nonconformity(place: ActionPlace, mends: Diagnostic): readonly Action[] {
  const at = unitAt(place.engine, place.document, mends.start);
  const id = at?.unit.id ?? null;
  if (!at || id === null || at.entry.node.pairs.some(({ key }) => key.source === 'nonconformity')) return [];
  const field = { field: 'nonconformity', kind: 'nonconformity', isList: false };
  return [
    {
      title: `Create a nonconformity for '${id}'`,
      kind: 'quickfix',
      movesFiles: true,
      isPreferred: true,
      mends,
      make: () => raised(place, at, id, field),
    },
  ];
}
