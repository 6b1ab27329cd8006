import { engineCodes } from '../check/engineCodes.js';
import type { CompiledConditions } from '../coverage/conditions.js';
import { entriesOf } from '../entries/entriesOf.js';
import { checkModel, type ModelRemark } from '../model/checkModel.js';
import { type Condition, Model, type ModelData } from '../model/model.js';
import type { AnyRule } from '../rules/defineRule.js';
import type { SchemaSet } from '../schema/shape.js';
import { schemaErrors, valueUnder } from '../schema/validate.js';
import type { Settings } from '../settings/settings.js';
import type { Json } from '../syntax/metadataTree.js';
import type { ParsedDocument } from '../syntax/parseDocument.js';
import { applyWording, reworded } from './applyWording.js';
import { type Catalogue, type Merged, mergeCatalogues } from './mergeCatalogues.js';
import { ownConditions, unusableIn } from './ownConditions.js';
import { ownKinds } from './ownKinds.js';
import type { Place } from './places.js';
import { type ShapingKind, type ShapingPattern, shapingKindOf, shapingPatterns } from './shapingFiles.js';
import { noTailoring, type Tailoring, type TailoringProblem } from './tailoring.js';
import { usableParts } from './usableParts.js';

/** What is built in, with the settings of one ISMS. */
export interface TailoringBase {
  readonly model: Model;
  readonly conditions: CompiledConditions;
  readonly schemas: SchemaSet;
  readonly settings: Settings;
  readonly rules: readonly AnyRule[];
}

/** What an organization has made of the model. */
export interface Tailored {
  readonly model: Model;
  readonly conditions: CompiledConditions;
  readonly schemas: SchemaSet;
  readonly tailoring: Tailoring;
}

/** A file that shapes the model, as far as it could be read. */
export interface ShapingFile {
  readonly path: string;
  readonly kind: ShapingKind;
  readonly value: Json;
  /** Every part of it is as its schema asks. */
  readonly isWhole: boolean;
}

/** The values of the files that `isms.yaml` names, ordered by path. Two readings with equal values shape alike. */
export function readShapingFiles(
  { settings, schemas }: Pick<TailoringBase, 'settings' | 'schemas'>,
  files: ReadonlyMap<string, ParsedDocument | null>,
): readonly ShapingFile[] {
  const patterns = shapingPatterns(settings);
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, document]) => {
      const kind = shapingKindOf(patterns, path);
      return kind === null ? [] : [readShapingFile(path, kind, document, schemas)];
    });
}

function readShapingFile(
  path: string,
  kind: ShapingKind,
  document: ParsedDocument | null,
  schemas: SchemaSet,
): ShapingFile {
  const schema = schemas.kinds[kind];
  const head = document && schema ? entriesOf(document, schema, schemas)[0] : undefined;
  if (!document || !head) return { path, kind, value: null, isWhole: false };
  const value = valueUnder(head.node, head.shape);
  const errors = schemaErrors(`head:${kind}`, value);
  const isReadable = document.problems.length === 0 && document.parts.every(it => it.problems.length === 0);
  return {
    path,
    kind,
    value: kind === 'kind-schema' ? value : usableParts(value, errors),
    isWhole: isReadable && errors.length === 0,
  };
}

/**
 * The model as an organization has shaped it. A part that cannot be used is left out and told where it stands; the rest
 * counts. Where no file shapes it, the model is the one that is built in.
 */
export function tailored(base: TailoringBase, files: readonly ShapingFile[]): Tailored {
  const patterns = shapingPatterns(base.settings);
  const { model, conditions, schemas } = base;
  if (patterns.length === 0) return { model, conditions, schemas, tailoring: noTailoring };
  const absent = notFound(patterns, files);
  if (files.length === 0) return { model, conditions, schemas, tailoring: tailoringOf(absent, null) };

  const catalogues = files.flatMap(({ kind, path, value }) =>
    kind === 'catalogue' && typeof value === 'object' && value !== null && !Array.isArray(value)
      ? [{ path, value: value as Catalogue['value'] }]
      : [],
  );
  const { data, ...merged } = mergeCatalogues(model.data, catalogues);
  const kinds = data.evidence_kinds.filter(({ id }) => !model.kind(id));
  const own = ownKinds(schemas, kinds, ofKind(files, 'kind-schema'), new Model(data));
  const whole: ModelData = {
    ...data,
    evidence_kinds: data.evidence_kinds.map(kind => {
      const entries = own.entries.get(kind.id) ?? [];
      return entries.length === 0 ? kind : { ...kind, entries };
    }),
  };
  const remarks = [...modelRemarks(base, whole, { data, ...merged }, catalogues, files)];
  const names = new Map([...merged.names].map(([id, name]) => [id, { name }] as const));
  let worded = { data: reworded(whole, names), problems: [] as readonly TailoringProblem[] };
  for (const { path, value } of ofKind(files, 'wording')) worded = applyWording(worded.data, path, value);
  const shaped = new Model(worded.data);
  return {
    model: shaped,
    conditions: ownConditions(conditions, shaped, merged.judgedAnew),
    schemas: own.schemas,
    tailoring: tailoringOf(
      [...absent, ...merged.problems, ...own.problems, ...remarks, ...worded.problems],
      worded.data === whole ? null : new Model(whole),
    ),
  };
}

const ofKind = (files: readonly ShapingFile[], kind: ShapingKind): readonly ShapingFile[] =>
  files.filter(file => file.kind === kind);

/** Patterns that no file fits; wording may be kept elsewhere. */
function notFound(
  patterns: readonly ShapingPattern[],
  files: readonly ShapingFile[],
): readonly TailoringProblem[] {
  return patterns
    .filter(({ kind, matches }) => kind !== 'wording' && !files.some(({ path }) => matches(path)))
    .map(({ pattern, at }) => ({
      path: 'isms.yaml',
      at,
      code: 'shaping-file-found',
      message: `There is no file '${pattern}' in the folder of this ISMS.`,
    }));
}

/** What does not hold in the merged model, at the place in a file that brought it in. */
function* modelRemarks(
  base: TailoringBase,
  whole: ModelData,
  merged: Merged,
  catalogues: readonly Catalogue[],
  files: readonly ShapingFile[],
): Generator<TailoringProblem> {
  if (catalogues.length === 0) return;
  const known = new Set(checkModel(base.model).map(textOf));
  const isWhole = new Map(files.map(file => [file.path, file.isWhole]));
  for (const remark of checkModel(new Model(whole))) {
    if (known.has(textOf(remark))) continue;
    const place = merged.places.find(merged.data, remark.at) ?? culprit(base, remark, catalogues);
    // Of what has not its form yet, nothing more is said than that.
    if (place && isWhole.get(place.path))
      yield { ...place, code: 'model-holds-together', message: remark.message };
  }
  yield* unusableConditions(base, merged);
}

const textOf = ({ group, message }: ModelRemark): string => `${group} ${message}`;

function unusableConditions({ rules }: TailoringBase, merged: Merged): readonly TailoringProblem[] {
  const codes = new Set([...rules.map(({ meta }) => meta.code), ...Object.keys(engineCodes)]);
  return [...changedConditions(merged)].flatMap(({ condition, at }) =>
    [...unusableIn(condition, codes)].flatMap(([below, message]) => {
      const place = merged.places.find(merged.data, at + below);
      return place ? [{ ...place, code: 'model-holds-together' as const, message }] : [];
    }),
  );
}

function* changedConditions({ data, judgedAnew }: Merged): Generator<{ condition: Condition; at: string }> {
  for (const [p, { outcomes }] of data.processes.entries()) {
    for (const [o, { id, indicators }] of outcomes.entries()) {
      if (!judgedAnew.has(id)) continue;
      for (const [c, condition] of (indicators.conditions ?? []).entries())
        yield { condition, at: `/processes/${p}/outcomes/${o}/indicators/conditions/${c}` };
    }
  }
}

/** Of so many items each is tried without to see which one a remark is due to. */
const mostTried = 40;

/** A change may break something far from it: the item without which it would not be so. */
function culprit(base: TailoringBase, remark: ModelRemark, catalogues: readonly Catalogue[]): Place | null {
  for (const { catalogue, field, index } of topItems(catalogues).slice(0, mostTried)) {
    const list = catalogue.value[field] as readonly Json[];
    const without = { ...catalogue, value: { ...catalogue.value, [field]: list.toSpliced(index, 1) } };
    const { data } = mergeCatalogues(
      base.model.data,
      catalogues.map(it => (it === catalogue ? without : it)),
    );
    if (!checkModel(new Model(data)).some(it => textOf(it) === textOf(remark)))
      return { path: catalogue.path, at: `/${field}/${index}` };
  }
  const [first] = catalogues;
  return first ? { path: first.path, at: '' } : null;
}

const topItems = (catalogues: readonly Catalogue[]) =>
  catalogues.flatMap(catalogue =>
    Object.entries(catalogue.value).flatMap(([field, list]) =>
      Array.isArray(list) ? [...list.keys()].map(index => ({ catalogue, field, index })) : [],
    ),
  );

function tailoringOf(problems: readonly TailoringProblem[], unworded: Model | null): Tailoring {
  const byPath = new Map<string, TailoringProblem[]>();
  for (const problem of problems) {
    const others = byPath.get(problem.path);
    if (others) others.push(problem);
    else byPath.set(problem.path, [problem]);
  }
  return { substance: {}, unworded, problems: byPath };
}
