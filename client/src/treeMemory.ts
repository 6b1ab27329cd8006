/** What a tree has shown: one object for each id, for as long as the tree lives, and how it looked. */
export class TreeMemory<Node extends { readonly id: string }> {
  readonly #nodes = new Map<string, Node>();
  readonly #parents = new Map<string, Node | null>();
  readonly #looks = new Map<string, string>();
  readonly #children = new Map<string | null, string>();

  /** The node that VS Code knows under this id, with what is known now. */
  keep(node: Node, parent: Node | null): Node {
    const known = this.#nodes.get(node.id);
    const kept = known ? Object.assign(known, node) : node;
    this.#nodes.set(node.id, kept);
    this.#parents.set(node.id, parent);
    return kept;
  }

  /** Notes what stands under a node; whether that is something else than before. */
  noteChildren(parent: Node | null, children: readonly Node[]): boolean {
    const ids = children.map(({ id }) => id).join('\n');
    const key = parent?.id ?? null;
    const isNew = this.#children.get(key) !== ids;
    this.#children.set(key, ids);
    return isNew;
  }

  /** Notes how a node looks; whether that is something else than before. */
  noteLook({ id }: Node, look: string): boolean {
    const isNew = this.#looks.get(id) !== look;
    this.#looks.set(id, look);
    return isNew;
  }

  /** Whether VS Code has asked what stands under a node. */
  hasShownChildren(node: Node | null): boolean {
    return this.#children.has(node?.id ?? null);
  }

  get(id: string): Node | undefined {
    return this.#nodes.get(id);
  }

  parentOf({ id }: Node): Node | null {
    return this.#parents.get(id) ?? null;
  }
}
