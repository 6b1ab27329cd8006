import type { SnippetNode } from './snippetSyntax.js';

/** What takes the place of what a stop begins with. */
export interface Replacement {
  /** As it is written where the stop stands first: YAML. */
  readonly text: string;
  /** As it is written where the stop is repeated: prose. */
  readonly prose: string;
  /** Nothing is left to type there. */
  readonly isSettled: boolean;
  /** What else may stand there, as it is written; empty: whatever the user types. */
  readonly choices: readonly string[];
}

/** The snippet with other values at its stops, by number. */
export const replaceStops = (
  nodes: readonly SnippetNode[],
  replacements: ReadonlyMap<number, Replacement>,
): readonly SnippetNode[] =>
  nodes.map(node => {
    if (node.is === 'text' || node.is === 'variable') return node;
    const replacement = replacements.get(node.number);
    if (replacement) return replaced(node, replacement);
    return node.is === 'stop' && node.inside
      ? { ...node, inside: replaceStops(node.inside, replacements) }
      : node;
  });

/** The snippet with the values of variables in their place; one that is not known stays. */
export const withVariables = (
  nodes: readonly SnippetNode[],
  values: Readonly<Record<string, string>>,
): readonly SnippetNode[] =>
  nodes.map(node => {
    if (node.is === 'variable') {
      const text = values[node.name];
      return text === undefined ? node : { is: 'text', text };
    }
    return node.is === 'stop' && node.inside ? { ...node, inside: withVariables(node.inside, values) } : node;
  });

function replaced(
  node: Extract<SnippetNode, { readonly number: number }>,
  { text, prose, isSettled, choices }: Replacement,
): SnippetNode {
  const { number } = node;
  const isRepeated = node.is === 'stop' && node.inside === null;
  if (isSettled) return { is: 'text', text: isRepeated ? prose : text };
  if (isRepeated) return node;
  return choices.length > 0
    ? { is: 'choice', number, choices: [text, ...choices] }
    : { is: 'stop', number, inside: [{ is: 'text', text }] };
}
