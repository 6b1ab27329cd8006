import { coreScalar } from '../syntax/coreScalar.js';
import type { YamlContext } from './yamlContext.js';

/** A text as it has to be written at a place so that YAML reads it as this text; `asWritten`: what it reads is no matter. */
export function yamlScalar(
  text: string,
  { quote, isUnclosed, isFlow }: Pick<YamlContext, 'quote' | 'isUnclosed' | 'isFlow'>,
  asWritten: boolean,
): string {
  if (quote) return `${quote === '"' ? escaped(text) : text.replaceAll("'", "''")}${isUnclosed ? quote : ''}`;
  const isPlain =
    /^[^\s\-?:,[\]{}#&*!|>'"%@`]/.test(text) &&
    !/: |:$| #|\s$|\n/.test(text) &&
    !(isFlow && /[,[\]{}]/.test(text)) &&
    (asWritten || typeof coreScalar(text) === 'string');
  return isPlain ? text : `"${escaped(text)}"`;
}

const escaped = (text: string): string =>
  text.replaceAll(/["\\]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`);
