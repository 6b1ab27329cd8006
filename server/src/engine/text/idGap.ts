/** `<id of a risk>`: what the rule about gaps takes for one. */
export function idGap(types: readonly string[]): string {
  if (types.includes('person')) return types.includes('role') ? '<person or role>' : '<person>';
  const [first = 'any', second, ...others] = types;
  if (first === 'any' || others.length > 0) return '<id>';
  return `<id of ${article(first)}${second === undefined ? '' : ` or ${words(second)}`}>`;
}

const words = (type: string): string => type.replaceAll('-', ' ');

const article = (type: string): string => `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${words(type)}`;
