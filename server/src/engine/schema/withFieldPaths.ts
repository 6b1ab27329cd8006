import type { Shape } from './shape.js';

/** The same shape, with the path of each value that refers to an id or defines one written down. */
export function withFieldPaths(shape: Shape, path = ''): Shape {
  const properties = Object.entries(shape.properties ?? {}).map(
    ([key, inner]) => [key, withFieldPaths(inner, `${path}/${key}`)] as const,
  );
  return {
    ...shape,
    ...(shape.ref || shape.defines !== undefined ? { field: path } : {}),
    ...(shape.items ? { items: withFieldPaths(shape.items, path) } : {}),
    ...(properties.length > 0 ? { properties: Object.fromEntries(properties) } : {}),
  };
}
