import type { ModelData } from '../model/model.js';
import { type Json, pointerTo } from '../syntax/metadataTree.js';
import { nearest } from '../text/nearest.js';
import { clipped } from '../text/words.js';
import { closeFlows } from './closeFlows.js';
import { type Place, Places } from './places.js';
import type { TailoringProblem } from './tailoring.js';

/** An own catalogue file; what its schema does not allow has been taken out and left empty. */
export interface Catalogue {
  readonly path: string;
  readonly value: JsonMap;
}

export interface Merged {
  readonly data: ModelData;
  readonly places: Places;
  readonly problems: readonly TailoringProblem[];
  /** Processes of the model that are called otherwise, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** Outcomes whose indicators are own ones or were changed. */
  readonly judgedAnew: ReadonlySet<string>;
}

type JsonMap = { readonly [key: string]: Json };
type Mutable = Record<string, unknown>;

/**
 * Adds own catalogue files to a model. Lists whose items have an id are merged by it: what the model has is changed in
 * the fields that are given, what begins with Z is added. Other lists are replaced. Nothing is ever taken away.
 */
export function mergeCatalogues(base: ModelData, catalogues: readonly Catalogue[]): Merged {
  const merge = new Merge(base);
  for (const catalogue of catalogues) merge.add(catalogue);
  return merge.result();
}

/** How the items of a list are known, what the id of an own one begins with, and what is in them. */
interface ListForm {
  readonly by: 'id' | 'item' | 'role';
  readonly sort: string;
  /** `null`: what is not there is added, whatever it is called. */
  readonly prefix: string | null;
  readonly fields: Fields;
  /** An own item that says nothing yet: what it lacks is told where it stands, and the rest of it counts. */
  readonly blank: (id: string) => Mutable;
}

interface Fields {
  readonly [field: string]: ListForm | Fields | 'all of both';
}

const list = (
  sort: string,
  prefix: string | null,
  { by = 'id', fields = {}, blank = () => ({}) }: Partial<Pick<ListForm, 'by' | 'fields' | 'blank'>> = {},
): ListForm => ({ by, sort, prefix, fields, blank });

const isList = (form: ListForm | Fields | string | undefined): form is ListForm =>
  typeof form === 'object' && typeof form['by'] === 'string';

const outcomes = list('outcome', 'Z', {
  fields: { indicators: { conditions: list('condition', 'z-') } },
  blank: id => ({
    title: id,
    statement: '',
    nature: 'artefact',
    serves: [],
    items: [],
    evidence: [],
    iso27001_2022: [],
    indicators: {},
  }),
});

const processes = list('process', 'Z', {
  fields: {
    aims: list('aim', 'Z', { blank: () => ({ text: '' }) }),
    outcomes,
    inputs: list('input', null, { by: 'item', fields: { from: 'all of both' }, blank: () => ({ from: [] }) }),
    outputs: list('output', null, { by: 'item', fields: { to: 'all of both' }, blank: () => ({ to: [] }) }),
    activities: list('activity', 'Z', { blank: () => ({ text: '', contributes_to: [] }) }),
    roles: list('role', null, { by: 'role', blank: () => ({ raci: [] }) }),
    metrics: list('metric', 'Z', {
      blank: name => ({ kind: 'kpi', name, unit: '', formula: '', better: 'higher' }),
    }),
  },
  // An own process has no number in the document whose structure the model follows.
  blank: id => ({
    clause: id,
    name: id,
    category: 'support',
    purpose: '',
    aims: [],
    triggers: [],
    outcomes: [],
    inputs: [],
    outputs: [],
    activities: [],
    roles: [],
    iso27001_2022: [],
    iso27001_annexA_2022: [],
    metrics: [],
    sources: [],
  }),
});

const described = (name: string): Mutable => ({ name, description: '' });

const catalogueFields: Fields = {
  processes,
  evidence_kinds: list('kind', 'z-', {
    blank: id => ({ ...described(id), nature: 'document', home: '', paths: [], required_by: [] }),
  }),
  information_items: list('information item', 'ii-z-', {
    blank: id => ({ ...described(id), evidence: [] }),
  }),
  external_parties: list('external party', 'x-z-', { blank: described }),
  roles: list('role', 'z-', { blank: described }),
  sources: list('source', 'Z', { blank: () => ({ depth: '', ref: '' }) }),
};

class Merge {
  readonly #data: ModelData;
  readonly #places = new Places();
  readonly #problems: TailoringProblem[] = [];
  readonly #names = new Map<string, string>();
  readonly #judgedAnew = new Set<string>();
  /** Items that came from a file; another file cannot give them again. */
  readonly #added = new Set<object>();

  constructor(base: ModelData) {
    this.#data = JSON.parse(JSON.stringify(base));
  }

  add({ path, value }: Catalogue): void {
    this.#fields(this.#data as unknown as Mutable, value, catalogueFields, { path, at: '' });
  }

  result(): Merged {
    closeFlows(this.#data, this.#places);
    return {
      data: this.#data,
      places: this.#places,
      problems: this.#problems,
      names: this.#names,
      judgedAnew: this.#judgedAnew,
    };
  }

  #fields(target: Mutable, given: JsonMap, fields: Fields, { path, at }: Place): void {
    for (const [key, value] of Object.entries(given)) {
      const form = Object.hasOwn(fields, key) ? fields[key] : undefined;
      const place = { path, at: pointerTo(at, key) };
      if (value === null || key === '__proto__' || (fields === catalogueFields && !form)) continue;
      if (isList(form)) this.#list(listIn(target, key), value, form, place);
      else if (form === 'all of both') this.#union(listIn(target, key), value, place);
      else if (form && isMap(value)) this.#fields(mapIn(target, key), value, form, place);
      else this.#field(target, key, value, place);
    }
  }

  #field(target: Mutable, key: string, value: Json, place: Place): void {
    // What is not so is not said in a model.
    if (value === false) delete target[key];
    else target[key] = value;
    this.#places.note(target, key, place);
  }

  #union(target: unknown[], given: Json, { path, at }: Place): void {
    for (const [index, value] of items(given)) {
      if (target.includes(value)) continue;
      this.#places.note(target, target.length, { path, at: pointerTo(at, index) });
      target.push(value);
    }
  }

  #list(target: unknown[], given: Json, form: ListForm, { path, at }: Place): void {
    for (const [index, value] of items(given)) {
      if (!isMap(value)) continue;
      const place = { path, at: pointerTo(at, index) };
      const known = target.findIndex(it => (it as Mutable)[form.by] === value[form.by]);
      if (known >= 0) this.#change(target, known, value, form, place);
      else this.#addItem(target, value, form, place);
    }
  }

  #change(target: unknown[], index: number, given: JsonMap, form: ListForm, place: Place): void {
    const item = target[index] as Mutable;
    const at = pointerTo(place.at, form.by);
    if (this.#added.has(item)) {
      const message = `'${given[form.by]}' is given twice; what stands here does not count.`;
      this.#problems.push({ path: place.path, at, code: 'model-holds-together', message });
      return;
    }
    this.#places.note(item, form.by, { path: place.path, at });
    if (form.sort === 'condition') {
      // The ways to say a condition exclude each other.
      target[index] = { ...given };
      this.#places.note(target, index, place);
      return;
    }
    const { [form.by]: _, ...rest } = this.#withoutName(given, form);
    this.#note(form, given, rest);
    this.#fields(item, rest, form.fields, place);
    settleIndicators(rest, item);
  }

  #addItem(target: unknown[], given: JsonMap, form: ListForm, place: Place): void {
    const id = String(given[form.by] ?? '');
    if (form.prefix !== null && !id.startsWith(form.prefix)) {
      this.#refuse(target, id, form, { path: place.path, at: pointerTo(place.at, form.by) });
      return;
    }
    const item = form.blank(id);
    this.#places.note(target, target.length, place);
    target.push(item);
    this.#note(form, given, given);
    this.#fields(item, given, form.fields, place);
    if (form.prefix !== null) this.#added.add(item);
  }

  #refuse(target: readonly unknown[], id: string, { sort, prefix, by }: ListForm, place: Place): void {
    const meant = nearest(
      id,
      target.map(it => String((it as Mutable)[by])),
      1,
    );
    const hint = meant === null ? '' : `; did you mean '${meant}'?`;
    this.#problems.push({
      ...place,
      code: 'own-id-begins-with-z',
      message: `'${clipped(id)}' is no ${sort} of the model, and the id of an own one begins with '${prefix}'${hint === '' ? '.' : hint}`,
      ...(meant === null ? {} : { meant }),
    });
  }

  /** What a process of the model is called is a matter of words; its name in the model stays what it is checked by. */
  #withoutName(given: JsonMap, { sort, by }: ListForm): JsonMap {
    const { name, ...rest } = given;
    if (sort !== 'process' || typeof name !== 'string') return given;
    this.#names.set(String(given[by]), name);
    return rest;
  }

  #note({ sort, by }: ListForm, given: JsonMap, rest: JsonMap): void {
    if (sort === 'outcome' && rest['indicators']) this.#judgedAnew.add(String(given[by]));
  }
}

/** Why existence is enough need not be said any more where a condition was added. */
function settleIndicators({ indicators: given }: JsonMap, item: Mutable): void {
  const indicators = item['indicators'];
  if (isMap(given) && isMap(indicators) && given['conditions'] && !given['existence'])
    delete (indicators as Mutable)['existence'];
}

const isMap = (value: unknown): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const items = (value: Json): Iterable<[number, Json]> => (Array.isArray(value) ? value.entries() : []);

function listIn(target: Mutable, key: string): unknown[] {
  const known = target[key];
  if (Array.isArray(known)) return known;
  const made: unknown[] = [];
  target[key] = made;
  return made;
}

function mapIn(target: Mutable, key: string): Mutable {
  const known = target[key];
  if (isMap(known)) return known;
  const made: Mutable = {};
  target[key] = made;
  return made;
}
