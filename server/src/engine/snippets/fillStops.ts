import { addMonths } from '../dates/day.js';
import type { Engine } from '../engine.js';
import { definitionsOf } from '../facts/definitionsOf.js';
import { shapeAtPath } from '../features/placeAt.js';
import { type YamlContext, yamlContextAt } from '../features/yamlContext.js';
import { yamlScalar } from '../features/yamlScalar.js';
import type { Shape } from '../schema/shape.js';
import { idGap } from '../text/idGap.js';
import type { Span } from '../text/span.js';
import { expandSnippet, type SnippetStop } from './expandSnippet.js';
import { nextId } from './nextId.js';
import { type Replacement, replaceStops, withVariables } from './replaceStops.js';
import type { SnippetNode } from './snippetSyntax.js';

/** What is known of a document or entry before it is written. */
export interface KnownValues {
  /** Its own id; `null`: the next free one. */
  readonly id: string | null;
  /** Nobody is asked for another id. */
  readonly isIdSettled: boolean;
  readonly title: string | null;
  /** Who answers for it; `null`: nobody knows yet. */
  readonly owner: string | null;
  /** Outcomes that it is to claim, and those that it may claim, the likeliest first. */
  readonly claims: readonly string[];
  readonly mayClaim: readonly string[];
  /** Time of day with zone, `14:05:00+02:00`. */
  readonly time: string;
}

/** What a snippet begins with in this ISMS: the shape of what it writes, and the stretch of YAML in it. */
export interface SnippetFrame {
  readonly root: Shape;
  region(text: string): Span;
}

/**
 * Puts into a snippet what this ISMS knows: free ids, the day, people, when it is due. What nobody can know is left as a
 * gap, `<id of a risk>`: what the snippet has as an example could be the id of something else here.
 */
export function fillStops(
  engine: Engine,
  nodes: readonly SnippetNode[],
  frame: SnippetFrame,
  known: KnownValues,
): readonly SnippetNode[] {
  const dated = withVariables(nodes, variables(engine.setup.asOf, known.time));
  const { text, stops } = expandSnippet(dated);
  const region = frame.region(text);
  const places = stops.flatMap(stop => {
    const context = stop.number === 0 ? null : yamlContextAt(text, region, stop.start);
    const isIn = stop.start >= region.start && stop.start < region.end;
    return context && isIn ? [{ stop, context, shape: shapeAtPath(frame.root, context.path) }] : [];
  });
  return replaceStops(dated, new Filler(engine, known, places).replacements());
}

interface StopPlace {
  readonly stop: SnippetStop;
  readonly context: YamlContext;
  readonly shape: Shape | null;
}

class Filler {
  readonly #engine: Engine;
  readonly #known: KnownValues;
  readonly #places: readonly StopPlace[];
  /** By what the snippet calls it: what it is called here. */
  readonly #ids = new Map<string, string>();

  constructor(engine: Engine, known: KnownValues, places: readonly StopPlace[]) {
    this.#engine = engine;
    this.#known = known;
    this.#places = places;
  }

  replacements(): ReadonlyMap<number, Replacement> {
    const own = this.#places.find(({ shape }) => shape?.defines !== undefined);
    for (const place of this.#places) {
      const type = place.shape?.defines;
      if (type !== undefined) this.#ids.set(place.stop.initial, this.#idFor(type, place, own));
    }
    return new Map(
      this.#places.flatMap(place => {
        const replacement = this.#replacement(place, place === own);
        return replacement ? [[place.stop.number, replacement] as const] : [];
      }),
    );
  }

  #idFor(type: string, { stop }: StopPlace, own: StopPlace | undefined): string {
    const { id, owner } = this.#known;
    if (stop === own?.stop && id !== null) return id;
    const isTaken = (it: string): boolean =>
      this.#engine.lookup('definitions', it).length > 0 || [...this.#ids.values()].includes(it);
    if (type === 'person' && owner !== null && !isTaken(owner)) return owner;
    // A line of the statement of applicability is about a control that there is.
    if (type === 'control')
      return this.#engine.setup.model.controls.find(it => !isTaken(it.id))?.id ?? idGap([type]);
    const head = own?.stop.initial ?? '';
    if (stop !== own?.stop && stop.initial.startsWith(`${head}-`)) {
      const part = `${this.#ids.get(head)}${stop.initial.slice(head.length)}`;
      if (!isTaken(part)) return part;
    }
    const inUse = [...definitionsOf(this.#engine, [type]).keys()];
    return nextId({ usual: stop.initial, inUse, today: this.#engine.setup.asOf, isTaken });
  }

  #replacement(place: StopPlace, isOwn: boolean): Replacement | null {
    const { stop, context, shape } = place;
    const [key] = context.path.filter(it => it !== null).slice(-1);
    if (shape?.defines !== undefined)
      return settle(place, this.#ids.get(stop.initial) ?? '', isOwn && this.#known.isIdSettled);
    if (key === 'title' && isHead(context) && this.#known.title !== null)
      return settle(place, this.#known.title, true);
    if (shape?.format === 'date') return this.#date(place, key ?? '');
    // Some fields take any words for a person, but not those of the snippet.
    const types = shape?.ref ?? (stop.initial === 'first.last' ? ['person'] : null);
    return types && this.#reference(place, types, key ?? '');
  }

  /** The snippet says the end of the year, since it cannot reckon. */
  #date(place: StopPlace, key: string): Replacement | null {
    if (!place.stop.initial.endsWith('-12-31')) return null;
    const day = addMonths(this.#engine.setup.asOf, key.startsWith('next_') ? 12 : 6);
    return day === null ? null : settle(place, day, false);
  }

  #reference(place: StopPlace, types: readonly string[], key: string): Replacement | null {
    const { stop } = place;
    const here = this.#ids.get(stop.initial);
    if (here !== undefined) return settle(place, here, false);
    if (types.includes('outcome')) return this.#claim(place);
    if (types.includes('person')) return this.#person(place, types, key);
    // A role or kind that the snippet names is one that there is, and a likely one.
    if (types.every(type => type === 'role' || type === 'kind')) return null;
    return settle(place, idGap(types), false);
  }

  #claim(place: StopPlace): Replacement | null {
    const { claims, mayClaim } = this.#known;
    if (place.context.path[0] !== 'outcomes') return settle(place, idGap(['outcome']), false);
    if (claims.length === 0) return settle(place, idGap(['outcome']), false, mayClaim);
    const text = claims.join(', ');
    return { text, prose: text, isSettled: true, choices: [] };
  }

  #person(place: StopPlace, types: readonly string[], key: string): Replacement | null {
    const { owner } = this.#known;
    // What the snippet says may be a role, and then a likely one.
    if (this.#engine.setup.model.role(place.stop.initial)) return null;
    if (owner !== null && writtenByOwner.has(key)) return settle(place, owner, false);
    const people = [...definitionsOf(this.#engine, ['person']).keys()];
    return settle(place, idGap(types), false, people.length > mostChoices ? [] : people);
  }
}

const isHead = ({ path }: YamlContext): boolean => path.filter(it => it !== null).length === 1;

function settle(
  { context, shape }: StopPlace,
  value: string,
  isSettled: boolean,
  choices: readonly string[] = [],
): Replacement {
  const asWritten = shape?.sourceText === true || shape?.format === 'date';
  const written = (text: string): string => yamlScalar(text, context, asWritten);
  return { text: written(value), prose: value, isSettled, choices: choices.map(written) };
}

/** Fields that whoever begins a document may fill with the own name: none that says that somebody approved or checked. */
const writtenByOwner: ReadonlySet<string> = new Set([
  'owner',
  'author',
  'risk_owner',
  'responsible',
  'requester',
  'raised_by',
  'reported_by',
  'minutes_by',
  'contact_here',
  'lead',
  'sender',
]);

/** Longer lists are for typing into. */
const mostChoices = 30;

function variables(today: string, time: string): Readonly<Record<string, string>> {
  const [year = '', month = '', day = ''] = today.split('-');
  const [, hour = '00', minute = '00', offset = '+00:00'] =
    /^(\d\d):(\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)?$/.exec(time) ?? [];
  return {
    CURRENT_YEAR: year,
    CURRENT_MONTH: month,
    CURRENT_DATE: day,
    CURRENT_HOUR: hour,
    CURRENT_MINUTE: minute,
    CURRENT_TIMEZONE_OFFSET: offset,
  };
}
