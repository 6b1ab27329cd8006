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
 * answer is the same object, and where only what is wrong differs, model and schemas are.
 */
export class ModelShaper {
  #base: TailoringBase | null = null;
  #written = '';
  #result: Tailored | null = null;
  #shape: Shape | null = null;

  /** `files`: what is known by path; those that the settings do not name are passed over. */
  shape(base: TailoringBase, files: ReadonlyMap<string, ParsedDocument | null>): Tailored {
    const shaping = readShapingFiles(base, files);
    const written = JSON.stringify([namesIn(base), shaping]);
    if (this.#result && this.#base && isSameBase(this.#base, base) && written === this.#written)
      return this.#result;
    const result = tailored(base, shaping);
    const shape = shapeOf(result, shaping);
    const before = this.#base && isSameBase(this.#base, base) ? this.#result : null;
    const isSameShape =
      before && this.#shape && shape.model === this.#shape.model && shape.kinds === this.#shape.kinds;
    this.#base = base;
    this.#written = written;
    this.#shape = shape;
    this.#result = isSameShape ? { ...before, tailoring: result.tailoring } : result;
    return this.#result;
  }
}

/** All that documents are judged by, in words that can be compared. */
interface Shape {
  readonly model: string;
  readonly kinds: string;
}

const shapeOf = ({ model }: Tailored, files: readonly ShapingFile[]): Shape => ({
  model: JSON.stringify(model.data),
  kinds: JSON.stringify(files.filter(({ kind }) => kind === 'kind-schema')),
});

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
