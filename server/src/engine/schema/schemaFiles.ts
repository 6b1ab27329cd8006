export type JsonSchema = { readonly [keyword: string]: unknown };

/** Schemas by the name or path of their file. */
export type SchemaFiles = ReadonlyMap<string, JsonSchema>;

/** A schema and the file it is in, from which its own references count. */
export interface SchemaPlace {
  readonly schema: JsonSchema | boolean;
  readonly base: string;
}

/** Where a `$ref` leads: into the same file, or into another by its name or its path from here. `null`: nowhere. */
export function resolveRef(ref: string, base: string, files: SchemaFiles): SchemaPlace | null {
  const [name = '', pointer = ''] = ref.split('#');
  const file = name === '' ? base : fileMeant(name, base, files);
  let at: unknown = files.get(file);
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    at =
      typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as JsonSchema)[key] : undefined;
  }
  return isSchema(at) && (pointer === '' || pointer.startsWith('/')) ? { schema: at, base: file } : null;
}

/** A name that comes with the product, else a path from the folder of the file. */
export function fileMeant(name: string, base: string, files: SchemaFiles): string {
  return files.has(name) ? name : pathFrom(base, name);
}

/** The path that a path leads to from the folder of a file. */
function pathFrom(file: string, path: string): string {
  const steps = file.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

export const isSchema = (value: unknown): value is JsonSchema | boolean =>
  typeof value === 'boolean' || (typeof value === 'object' && value !== null && !Array.isArray(value));
