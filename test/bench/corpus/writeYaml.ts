/** What is written as YAML; a key with `undefined` is left out. */
export type YamlValue = string | number | boolean | null | readonly YamlValue[] | YamlMap;
export interface YamlMap {
  readonly [key: string]: YamlValue | undefined;
}

const widest = 110;

/** Writes a map as people write it: dates and ids bare, short lists and maps on one line, long texts folded. */
export function writeYaml(map: YamlMap, indent = ''): string {
  let text = '';
  for (const [key, value] of Object.entries(map)) {
    if (value !== undefined) text += `${indent}${key}:${valueText(value, `${indent}  `, key.length + 1)}\n`;
  }
  return text;
}

function valueText(value: YamlValue, indent: string, before: number): string {
  if (typeof value === 'string' && value.length + before + indent.length > widest)
    return ` >-\n${folded(value, indent)}`;
  const line = flow(value);
  if (typeof value !== 'object' || value === null || line.length + before + indent.length <= widest)
    return ` ${line}`;
  if (isList(value))
    return `\n${value.map(item => `${indent}- ${itemText(item, `${indent}  `)}`).join('\n')}`;
  return `\n${writeYaml(value, indent).trimEnd()}`;
}

function itemText(item: YamlValue, indent: string): string {
  if (typeof item === 'object' && item !== null && !isList(item)) {
    const line = flow(item);
    return line.length < 80 ? line : writeYaml(item, indent).trim();
  }
  return flow(item);
}

function flow(value: YamlValue): string {
  if (value === null || typeof value !== 'object') return scalar(value);
  if (isList(value)) return `[${value.map(flow).join(', ')}]`;
  const pairs = Object.entries(value).flatMap(([key, item]) =>
    item === undefined ? [] : [`${key}: ${flow(item)}`],
  );
  return `{${pairs.join(', ')}}`;
}

function scalar(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return String(value);
  const isBare = /^[A-Za-z0-9][\w .+/()'-]*(:[\d:+.]+)?$/.test(value) && !value.endsWith(' ');
  const isOther = /^([-+.\d][\d_.e+-]*|true|false|null|yes|no|on|off)$/i.test(value);
  const isDay = /^\d{4}-\d{2}-\d{2}/.test(value);
  return isDay || (isBare && !isOther) ? value : `'${value.replaceAll("'", "''")}'`;
}

function folded(text: string, indent: string): string {
  const lines: string[] = [];
  let line = indent.slice(0, -1);
  for (const word of text.split(' ')) {
    if (line.length + word.length > widest) {
      lines.push(line);
      line = indent.slice(0, -1);
    }
    line += ` ${word}`;
  }
  return [...lines, line].join('\n');
}

const isList = (value: YamlValue): value is readonly YamlValue[] => Array.isArray(value);
