import type { ReadIsms } from '../readIsms.js';

/** What every report begins with: made by what, of what, for which day. */
export interface ReportHead<Schema extends string> {
  readonly schema: Schema;
  readonly tool: { readonly name: 'isms'; readonly version: string };
  readonly model: { readonly id: string; readonly edition: string };
  readonly as_of: string;
  /** The folder that was read, seen from the working directory. */
  readonly root: string;
}

export const reportHead = <Schema extends string>(
  schema: Schema,
  { version, model, asOf, shownRoot }: ReadIsms,
): ReportHead<Schema> => ({
  schema,
  tool: { name: 'isms', version },
  model: { id: model.data.catalogue.id, edition: model.data.catalogue.edition },
  as_of: asOf,
  root: shownRoot,
});
