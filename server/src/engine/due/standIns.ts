import type { DocumentState, Engine, Unit } from '../engine.js';
import type { Json } from '../syntax/metadataTree.js';
import type { DueDate } from './dueDates.js';

/** Tells where a finished record has taken the place of what would fall due. Lives for one answer. */
export class StandIns {
  readonly #engine: Engine;
  /** By kind and values: the day of the newest finished record. */
  readonly #newest = new Map<string, ReadonlyMap<string, string>>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  replace(document: DocumentState, unit: Unit, { due, day }: DueDate): boolean {
    const { doneBy, renewedBy, newestOf } = due;
    if (doneBy !== undefined && this.#isRecorded(unit.id, doneBy, '')) return true;
    if (renewedBy !== undefined && this.#isRecorded(unit.id, renewedBy, day)) return true;
    return newestOf !== undefined && this.#isSucceeded(document, unit, newestOf);
  }

  /** Whether a finished record of a kind, of a day or later, refers to an id. */
  #isRecorded(id: string | null, kind: string, since: string): boolean {
    if (id === null) return false;
    return this.#engine.lookup('references', id).some(({ uri, fromType }) => {
      const evidence = fromType === kind ? this.#engine.document(uri)?.evidence : null;
      return evidence?.isDone === true && evidence.date !== null && evidence.date >= since;
    });
  }

  #isSucceeded({ evidence }: DocumentState, { exposed }: Unit, fields: readonly string[]): boolean {
    if (!evidence) return false;
    const name = `${evidence.kind} ${fields.join(' ')}`;
    const known = this.#newest.get(name) ?? this.#newestOf(evidence.kind, fields);
    this.#newest.set(name, known);
    const newest = known.get(sameness(exposed, fields));
    return newest !== undefined && newest > (evidence.date ?? '');
  }

  #newestOf(kind: string, fields: readonly string[]): ReadonlyMap<string, string> {
    const newest = new Map<string, string>();
    for (const { uri, values } of this.#engine.lookup('documents', kind)) {
      const evidence = this.#engine.document(uri)?.evidence;
      const key = sameness(values, fields);
      if (evidence?.isDone && evidence.date !== null && evidence.date > (newest.get(key) ?? ''))
        newest.set(key, evidence.date);
    }
    return newest;
  }
}

const sameness = (values: Readonly<Record<string, Json>>, fields: readonly string[]): string =>
  JSON.stringify(fields.map(field => values[field] ?? null));
