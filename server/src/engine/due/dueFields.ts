import type { FallsDue, KindSchema, Shape } from '../schema/shape.js';

/** A field with a day on which something falls due. */
export interface DueField {
  /** The keys that lead to it; `*` for each item of a list. */
  readonly path: readonly string[];
  readonly due: FallsDue;
}

/** The fields of an entry of this shape with a day on which something falls due; the same list for the same shape. */
export function dueFields(shape: Shape): readonly DueField[] {
  const known = fieldsByShape.get(shape);
  if (known) return known;
  const fields = [...fieldsIn(shape, [])];
  fieldsByShape.set(shape, fields);
  return fields;
}

/** A schema of an own kind may name its due day under `evidence` alone. */
export function headDueFields(
  shape: Shape,
  { evidence: { due, dueWhile } }: KindSchema,
): readonly DueField[] {
  const fields = dueFields(shape);
  if (due === null || fields.some(({ path }) => path.length === 1 && path[0] === due)) return fields;
  const conditions = dueWhile.length > 0 ? { while: { status: dueWhile } } : {};
  return [...fields, { path: [due], due: { as: 'Renewal', ...conditions } }];
}

/** Shapes are made once and never change, so what follows from one is remembered as long as it lives. */
const fieldsByShape = new WeakMap<Shape, readonly DueField[]>();

/** No schema of ours nests more deeply; one that refers to itself ends here. */
const deepest = 8;

function* fieldsIn(shape: Shape, path: readonly string[]): Generator<DueField> {
  if (shape.fallsDue) yield { path, due: shape.fallsDue };
  if (path.length >= deepest) return;
  for (const [key, inner] of Object.entries(shape.properties ?? {})) yield* fieldsIn(inner, [...path, key]);
  if (shape.items) yield* fieldsIn(shape.items, [...path, '*']);
}
