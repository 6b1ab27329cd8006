import type { Model } from './model.js';

const several = /[,;&/+]|\band\b|\bund\b/i;
const roleWords =
  /\b(?:ceo|ciso|cto|coo|cfo|cio|cso|dpo|board|committee|management|manager|director|officer|head of|team|department|council|owner)\b/i;

/** What stands where one person has to be named, if it is not one person. A role after a name, `Mira Voss (CISO)`, is none. */
export function notOnePerson(text: string, model: Model): 'several' | 'role' | null {
  const name = text.replace(/\(.*?\)/g, '').trim();
  if (several.test(name)) return 'several';
  return model.role(name) || roleWords.test(name.replaceAll(/[-_]/g, ' ')) ? 'role' : null;
}

/** Whether a reference says who approved something. */
export const isApprover = ({
  field,
  types,
}: {
  readonly field: string;
  readonly types: readonly string[];
}): boolean => field.endsWith('/approved_by') && types.length === 1 && types[0] === 'person';
