import { inModel } from '../model/inModel.js';
import type { RuleContext } from '../rules/defineRule.js';
import { keySpanAt } from '../syntax/metadataTree.js';
import type { TailoringCode, TailoringProblem } from './tailoring.js';

type Context = Pick<RuleContext<never>, 'entry' | 'model' | 'tailoring' | 'report'>;

/** Reports what was found in a file when the model was shaped, as findings of the rule with that code. */
export function reportProblems(code: TailoringCode, context: Context): void {
  for (const problem of context.tailoring.problems.get(context.entry.document.path) ?? [])
    if (problem.code === code) reportProblem(problem, context);
}

function reportProblem(
  { at, message, meant, onKey }: TailoringProblem,
  { entry, model, report }: Context,
): void {
  const place = (onKey ? keySpanAt(entry.node, at) : null) ?? entry.span(at);
  // An id that nothing has is told by the rule for its type.
  const unknown = entry.references.find(
    ({ start, end, key, types }) => start === place.start && end === place.end && !inModel(key, types, model),
  );
  if (unknown) return;
  const fix = meant === undefined ? null : { title: `Write '${meant}'`, edits: [{ ...place, text: meant }] };
  report(place, message, fix ? { fix } : {});
}
