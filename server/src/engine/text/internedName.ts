/**
 * The one copy of a name that stands in very many texts, such as the key of a field. Equal names are then the same
 * object, so that comparing them, and looking them up in shapes and values, follows a pointer in place of reading text.
 */
export function internedName(name: string): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  // Texts may hold any number of keys; those of a few thousand documents come back at once.
  if (names.size >= mostNames) names.clear();
  // A key of an object is kept by the engine of the language in memory of its own: no slice of the text it came from.
  const own = Object.keys({ [name]: null })[0] ?? name;
  names.set(own, own);
  return own;
}

const mostNames = 20_000;
const names = new Map<string, string>();
