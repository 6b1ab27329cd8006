import type { DocumentState, Engine, Unit } from '../../engine/index.js';
import type { ReadIsms } from '../readIsms.js';
import { valuesOf } from './details.js';
import { type ReferenceData, type Subject, subject } from './explainReport.js';
import { findingData } from './findingData.js';
import { nextOf, outcomeChain } from './outcomeChain.js';
import { evidenceData } from './outcomeData.js';

/** What the documents of an ISMS define under an id. What they say of a control is told with the control. */
export function definedSubjects(engine: Engine, id: string, isms: ReadIsms): readonly Subject[] {
  return engine.lookup('definitions', id).flatMap(fact => {
    const document = engine.document(fact.uri);
    const span = engine.spanOf(fact);
    if (!document || !span || fact.type === 'control') return [];
    const unit = document.units.find(it => it.id === id);
    const outcomes = outcomesShownBy(document, engine, isms);
    if (fact.type === document.recognition.kind) return [documentSubject(document, engine, isms)];
    return [
      subject({
        type: 'entry',
        id,
        title: fact.title,
        details: [{ name: 'type', value: fact.type }, ...valuesOf({ ...fact.values, title: null })],
        places: [isms.places.placeOf(fact.uri, span)],
        outcomes,
        references: referencesTo(id, engine, isms),
        findings: findingsIn(document, unit ?? null, engine, isms),
        next: nextOf(outcomes),
      }),
    ];
  });
}

/** A document as a whole: what it was taken for, what it shows, who refers to it, what is wrong in it. */
export function documentSubject(document: DocumentState, engine: Engine, isms: ReadIsms): Subject {
  const { uri, recognition, evidence } = document;
  const path = isms.places.pathOf(uri);
  const id = evidence?.id ?? null;
  const kind = engine.setup.model.kind(recognition.kind ?? '');
  const place = evidence ? evidence.place : { start: 0, end: 0 };
  const base = document.units[0]?.base ?? 0;
  const facts = evidence ? evidenceData(document, isms.places) : [];
  const { status = null, date = null, committed_on = null, due = null } = facts[0] ?? {};
  const entries = document.units.filter(it => !it.isHead).length;
  const outcomes = outcomesShownBy(document, engine, isms);
  return subject({
    type: 'document',
    id: id ?? path,
    title: evidence?.title ?? path,
    about: kind ? [kind.description] : [],
    details: [
      { name: 'kind', value: `${recognition.kind} (${recognition.because})` },
      ...valuesOf({
        owner: evidence?.owner ?? null,
        status,
        date,
        committed: committed_on,
        due,
        claims: evidence?.claims ?? [],
        entries: entries || null,
      }),
    ],
    places: [isms.places.placeOf(uri, { start: base + place.start, end: base + place.end })],
    outcomes,
    references: id === null ? [] : referencesTo(id, engine, isms),
    findings: findingsIn(document, null, engine, isms),
    next: nextOf(outcomes),
  });
}

export function referencesTo(id: string, engine: Engine, { places }: ReadIsms): readonly ReferenceData[] {
  return engine.lookup('references', id).flatMap(fact => {
    const span = engine.spanOf(fact);
    if (!span) return [];
    const { from, fromType, field, uri } = fact;
    // An entry without an id states facts under the uri of its file.
    return [{ ...places.placeOf(uri, span), from: from === uri ? null : from, type: fromType, field }];
  });
}

const outcomesShownBy = ({ uri }: DocumentState, engine: Engine, { places }: ReadIsms) =>
  engine
    .coverage()
    .filter(({ evidence }) => evidence.some(it => it.uri === uri))
    .map(it => outcomeChain(it, places));

/** Findings in a document, or in one entry of it: those from where it begins to where the next one does. */
function findingsIn({ uri, units }: DocumentState, unit: Unit | null, engine: Engine, { places }: ReadIsms) {
  const later = unit ? units.map(({ base }) => base).filter(base => base > unit.base) : [];
  const from = unit?.base ?? 0;
  const to = unit ? Math.min(...later, Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
  return engine
    .diagnostics(uri)
    .filter(({ start }) => start >= from && start < to)
    .map(it => findingData(it, places));
}
