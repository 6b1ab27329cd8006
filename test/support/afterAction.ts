import type { Action } from '../../server/src/engine/features/actions/action.js';
import { edited } from '../../server/src/engine/features/mergeEdits.js';

/** The files as they are once an action has been carried out; throws where it turns out that it cannot be. */
export function afterAction(files: ReadonlyMap<string, string>, action: Action): ReadonlyMap<string, string> {
  const made = action.make();
  if (!made) throw new Error(`'${action.title}' is offered and cannot be done.`);
  const after = new Map(files);
  for (const file of made) {
    if (file.is === 'delete') after.delete(file.uri);
    else if (file.is === 'create') {
      if (after.has(file.uri)) throw new Error(`'${file.uri}' is there already.`);
      after.set(file.uri, file.text);
    } else after.set(file.uri, edited(after.get(file.uri) ?? '', file.edits));
  }
  return after;
}
