import type { DocumentState, Engine } from '../engine.js';
import type { FactIn } from '../facts/documentFacts.js';
import type { RuleMeta } from '../rules/defineRule.js';
import { defaultText, type RuleOption } from '../rules/ruleOptions.js';
import { propertyShape, type Shape } from '../schema/shape.js';
import type { Span } from '../text/span.js';
import { type YamlContext, type YamlPath, yamlContextAt } from './yamlContext.js';
import { yamlRegion } from './yamlRegion.js';

/** What a cursor stands on in metadata, and what the schema says of it. */
export interface Place {
  readonly context: YamlContext;
  /** Role `key`: the shape of the map. Else that of the value; `null` where the schema knows no such field. */
  readonly shape: Shape | null;
}

/** `null` outside of metadata, and where nothing but free text can stand. */
export function placeAt(engine: Engine, document: DocumentState, offset: number): Place | null {
  const region = yamlRegion(document.text, document.format, offset);
  const context = region && yamlContextAt(document.text, region, offset);
  return context && { context, shape: shapeAtPath(headShape(engine, document), context.path) };
}

/** An id at an offset as the schema sees it: a definition or a reference, with its place in the document. */
export type FoundId = (FactIn<'definitions'> | FactIn<'references'>) & Span;

export function idAt({ units, text }: DocumentState, offset: number): FoundId | null {
  for (const { base, facts } of units) {
    for (const fact of facts) {
      if (fact.table !== 'definitions' && fact.table !== 'references') continue;
      const start = base + fact.start;
      const end = base + fact.end;
      // Over several lines runs what a missing quote has swallowed.
      if (start <= offset && offset <= end && !text.slice(start, end).includes('\n'))
        return { ...fact, start, end };
    }
  }
  return null;
}

const kindOnly: Shape = {
  properties: {
    kind: { description: 'Evidence kind of the document.', types: ['string'], ref: ['kind'] },
  },
};

/** The shape of the whole metadata. A Markdown file that is no document yet may say which kind it is. */
function headShape(engine: Engine, document: DocumentState): Shape {
  const schema = engine.schemaOf(document);
  if (!schema) return document.format === 'markdown' ? kindOnly : {};
  if (schema.kind === 'settings') return settingsShape(engine, schema.head);
  const shape = engine.entries(document.uri)[0]?.shape ?? schema.head;
  if (shape !== schema.singleShape) return shape;
  // A file without the list is one entry, but it may still become a file with the list.
  const lists = Object.keys(schema.lists).flatMap(key => {
    const list = propertyShape(schema.head, key);
    return list ? [[key, list] as const] : [];
  });
  return withProperties(shape, Object.fromEntries(lists));
}

/** The keys of some maps in `isms.yaml` are ids: of rules and of outcomes. */
function settingsShape({ setup }: Engine, head: Shape): Shape {
  const rules: Shape['properties'] = Object.fromEntries(
    setup.rules.map(({ meta }) => [meta.code, ruleShape(meta)]),
  );
  const cadences: Shape['properties'] = Object.fromEntries(
    setup.model.outcomes.map(({ id, title }) => [id, { types: ['integer'], description: title }]),
  );
  const override = propertyShape(head, 'overrides')?.items ?? {};
  return withProperties(head, {
    rules: { ...propertyShape(head, 'rules'), properties: rules },
    cadences: { ...propertyShape(head, 'cadences'), properties: cadences },
    overrides: {
      ...propertyShape(head, 'overrides'),
      items: withProperties(override, {
        rules: { ...propertyShape(override, 'rules'), properties: rules },
      }),
    },
  });
}

/** What is set of a rule: a severity alone, or a map with it and with options. */
function ruleShape({ summary, options = {} }: RuleMeta): Shape {
  const severity = { types: ['string'], values: ['error', 'warning', 'info', 'off'] } as const;
  const shapes = Object.entries(options).map(([name, option]) => [name, optionShape(option)] as const);
  return {
    types: ['string', 'object'],
    values: severity.values,
    description: summary,
    properties: {
      severity: { ...severity, description: 'How serious findings of the rule are.' },
      ...Object.fromEntries(shapes),
    },
  };
}

const optionShape = (option: RuleOption): Shape => ({
  types: [option.type],
  description: `${option.description} Default: ${defaultText(option)}.`,
  ...(option.type === 'array' ? { items: { types: ['string'] } } : {}),
});

const withProperties = (shape: Shape, properties: NonNullable<Shape['properties']>): Shape => ({
  ...shape,
  properties: { ...shape.properties, ...properties },
});

/** What a schema says of the value at a path; `null` where it says nothing. */
export function shapeAtPath(root: Shape, path: YamlPath): Shape | null {
  let shape: Shape | undefined = root;
  for (const step of path) shape = shape && (step === null ? shape.items : propertyShape(shape, step));
  return shape ?? null;
}
