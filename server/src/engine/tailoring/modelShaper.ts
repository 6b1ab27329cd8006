import type { ModelData, Outcome } from '../model/model.js';
import type { ParsedDocument } from '../syntax/parseDocument.js';
import {
  readShapingFiles,
  type ShapingFile,
  type Tailored,
  type TailoringBase,
  tailored,
} from './tailored.js';

/**
 * Shapes the model for one ISMS, and does again only what a change could bear on: while somebody types a comment, the
 * answer is the same object, and where only words or problems differ, what documents are judged by is.
 */
export class ModelShaper {
  #base: TailoringBase | null = null;
  #written = '';
  #result: Tailored | null = null;
  #substance = '';

  /** `files`: what is known by path; those that the settings do not name are passed over. */
  shape(base: TailoringBase, files: ReadonlyMap<string, ParsedDocument | null>): Tailored {
    const shaping = readShapingFiles(base, files);
    const written = JSON.stringify([namesIn(base), shaping]);
    if (this.#result && this.#base && isSameBase(this.#base, base) && written === this.#written)
      return this.#result;
    const before = this.#base && isSameBase(this.#base, base) ? this.#result : null;
    const result = tailored(base, shaping);
    const substance = substanceOf(result.model.data, shaping);
    const isSame = before !== null && substance === this.#substance;
    this.#base = base;
    this.#written = written;
    this.#substance = substance;
    this.#result = isSame ? inOtherWords(before, result) : result;
    return this.#result;
  }
}

/** What was worked out from the substance stays what it is; words and problems are new. */
const inOtherWords = (before: Tailored, { model, tailoring }: Tailored): Tailored => ({
  model: JSON.stringify(before.model.data) === JSON.stringify(model.data) ? before.model : model,
  conditions: before.conditions,
  schemas: before.schemas,
  tailoring: { ...tailoring, substance: before.tailoring.substance },
});

/** All that documents are judged by, as a text that can be compared: the model without its sentences, the schemas. */
function substanceOf(data: ModelData, files: readonly ShapingFile[]): string {
  const { processes, information_items, external_parties, roles, sources: _, ...rest } = data;
  return JSON.stringify([
    rest,
    processes.map(({ purpose, triggers, aims, activities, metrics, sources, outcomes, ...process }) => ({
      ...process,
      aims: aims.map(idOf),
      activities: activities.map(({ text, ...activity }) => activity),
      metrics: metrics.map(idOf),
      outcomes: outcomes.map(({ title, statement, ...outcome }) => ({
        ...outcome,
        indicators: { ...outcome.indicators, existence: undefined, conditions: conditionsOf(outcome) },
      })),
    })),
    [...information_items, ...external_parties].map(idOf),
    roles.map(({ description, ...role }) => role),
    files.filter(({ kind }) => kind === 'kind-schema'),
  ]);
}

const idOf = ({ id }: { readonly id: string }): string => id;

const conditionsOf = ({ indicators }: Pick<Outcome, 'indicators'>): readonly object[] =>
  (indicators.conditions ?? []).map(({ says, ...condition }) => condition);

const namesIn = ({ settings: { catalogues, kindSchemas, wording } }: TailoringBase) => [
  catalogues,
  kindSchemas,
  wording,
];

const isSameBase = (one: TailoringBase, other: TailoringBase): boolean =>
  one.model === other.model &&
  one.conditions === other.conditions &&
  one.schemas === other.schemas &&
  one.rules === other.rules;
