import type { EntrySchema, KindSchema, Shape } from '../schema/shape.js';
import type { DocumentFormat } from '../syntax/parseDocument.js';
import type { DocumentSnippet, Snippet } from './builtInSnippets.js';
import { type SnippetNode, snippetText } from './snippetSyntax.js';

/** What a document of an organization's own kind begins with: the fields that its schema asks for. */
export function skeletonOf(schema: KindSchema, format: DocumentFormat): DocumentSnippet {
  const skeleton = new Skeleton();
  skeleton.text(`kind: ${schema.kind}\n`);
  const shape = schema.singleShape ?? schema.head;
  skeleton.fields(withFirst(shape, ['id', 'title']), '');
  return {
    prefix: `isms-${schema.kind}`,
    description: schema.description,
    body: snippetText([...skeleton.nodes, { is: 'stop', number: 0, inside: null }]),
    format,
  };
}

/** What an entry of an organization's own type begins with. */
export function entrySkeletonOf({ type, shape }: EntrySchema): Snippet {
  const skeleton = new Skeleton();
  skeleton.fields(withFirst(shape, ['id', 'title']), '  ');
  const [first, ...rest] = skeleton.nodes;
  const opening = first?.is === 'text' ? `- ${first.text.slice(2)}` : '- ';
  const body = snippetText([{ is: 'text', text: opening }, ...rest]);
  return {
    prefix: `isms-entry-${type}`,
    description: shape.description ?? '',
    body: `${body.trimEnd()}$0`,
  };
}

const withFirst = (shape: Shape, first: readonly string[]): Shape => ({
  ...shape,
  required: [...first, ...(shape.required ?? [])],
});

class Skeleton {
  readonly nodes: SnippetNode[] = [];
  #number = 0;

  text(text: string): void {
    this.nodes.push({ is: 'text', text });
  }

  fields({ properties = {}, required = [] }: Shape, indent: string): void {
    const names = new Set(required.filter(name => Object.hasOwn(properties, name)));
    for (const name of [...names].sort((a, b) => rank(a) - rank(b))) {
      const shape = properties[name];
      if (!shape || name === 'kind') continue;
      this.text(`${indent}${name}:`);
      this.#value(name, shape, `${indent}  `);
    }
  }

  #value(name: string, shape: Shape, indent: string): void {
    const type = shape.types?.[0];
    if (type === 'object' && shape.required?.length) {
      this.text('\n');
      this.fields(shape, indent);
    } else if (type === 'object') this.text(' {}\n');
    else if (type === 'array' && shape.items && !shape.items.properties) {
      this.text(' [');
      this.#scalar(name, shape.items);
      this.text(']\n');
    } else if (type === 'array') this.text(' []\n');
    else {
      this.text(' ');
      this.#scalar(name, shape);
      this.text('\n');
    }
  }

  #scalar(name: string, shape: Shape): void {
    const number = ++this.#number;
    const choices = (shape.values ?? (shape.types?.includes('boolean') ? [false, true] : [])).map(String);
    if (choices.length > 0) this.nodes.push({ is: 'choice', number, choices });
    else this.nodes.push({ is: 'stop', number, inside: initial(name, shape) });
  }
}

/** What everybody looks for first stands first. */
const order = ['id', 'title', 'owner', 'status', 'version', 'next_review', 'classification'];

const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);

function initial(name: string, { format, types, defines }: Shape): readonly SnippetNode[] {
  const text = (it: string): SnippetNode => ({ is: 'text', text: it });
  const variable = (it: string): SnippetNode => ({ is: 'variable', name: it, inside: null });
  if (format === 'date')
    return name.startsWith('next_')
      ? [variable('CURRENT_YEAR'), text('-12-31')]
      : [variable('CURRENT_YEAR'), text('-'), variable('CURRENT_MONTH'), text('-'), variable('CURRENT_DATE')];
  if (types?.[0] === 'integer' || types?.[0] === 'number') return [text('1')];
  if (defines !== undefined) return [text(`${initialsOf(defines)}-001`)];
  return [text(name === 'version' ? "'0.1'" : `<${name.replaceAll('_', ' ')}>`)];
}

/** `z-continuity-plan` → `CP`, `z-drill` → `DRILL`. */
function initialsOf(type: string): string {
  const words = type.replace(/^z-/, '').split('-');
  return (words.length > 1 ? words.map(word => word.charAt(0)).join('') : (words[0] ?? '')).toUpperCase();
}
