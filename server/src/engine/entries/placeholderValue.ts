import type { Shape } from '../schema/shape.js';
import { idGap } from '../text/idGap.js';
import { isPlaceholder } from '../text/placeholders.js';

/** How deep a group of fields is written out. */
const deepest = 3;

/**
 * A value that stands for one still to come, as YAML that can stand anywhere: `<risk owner>`, `[<affects>]`,
 * `{decision: <decision>}`. Where a schema allows one value only, it is that one.
 */
export function placeholderValue(name: string, shape: Shape | undefined, depth = 0): string {
  const only = shape?.values?.length === 1 ? shape.values[0] : undefined;
  if (typeof only === 'string' || typeof only === 'number' || typeof only === 'boolean') return String(only);
  if (shape?.ref) return idGap(shape.ref);
  const types = shape?.types ?? [];
  if (types.length === 1 && types[0] === 'boolean') return '<true or false>';
  if (types.includes('string') || types.length === 0 || depth >= deepest) return gap(name);
  if (types.includes('object')) {
    const fields = (shape?.required ?? []).map(
      field => `${field}: ${placeholderValue(field, shape?.properties?.[field], depth + 1)}`,
    );
    return fields.length > 0 ? `{${fields.join(', ')}}` : gap(name);
  }
  if (types.includes('array')) return `[${placeholderValue(name, shape?.items, depth + 1)}]`;
  return gap(name);
}

/** Names of HTML tags are no gaps by themselves: with another word they are. */
function gap(name: string): string {
  const words = name.replaceAll(/[^A-Za-z0-9]+/g, ' ').trim();
  return isPlaceholder(`<${words}>`) ? `<${words}>` : `<the ${words}>`;
}
