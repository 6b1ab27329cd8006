import type { Model } from './model.js';

/** `A.12.4.1`, and `A.12.4`, above the sections of the 2022 edition. */
const threeLevels = /^(?:A\.?)?\d{1,2}\.\d{1,2}\.\d{1,2}$/i;
const laterSection = /^A\.?(?:9|1[0-8])\.\d{1,2}$/i;

/** Whether an id is numbered as the controls of ISO/IEC 27001:2013 were. Without `A.` it may be a clause. */
export function isControlOf2013(id: string, mayBeClause: boolean): boolean {
  if (!/^A/i.test(id) && mayBeClause) return false;
  return threeLevels.test(id) || laterSection.test(id);
}

/** The control that is meant by `5.15`, `A5.15`, `A 5.15` or `iso27001:A.5.15`; `null` for anything else. */
export function controlMeant(id: string, model: Model): string | null {
  const number = /^(?:iso(?:\/iec)?[ -]?27001[: ]+)?(?:A[. ]?)?(\d\.\d{1,2})$/i.exec(id)?.[1];
  return number !== undefined && model.control(`A.${number}`) ? `A.${number}` : null;
}
