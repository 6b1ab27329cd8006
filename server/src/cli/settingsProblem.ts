import { findingData } from './data/findingData.js';
import { findingView } from './findingView.js';
import type { Options } from './options.js';
import type { Platform } from './platform.js';
import { type Problem, problem } from './problem.js';
import type { ReadIsms } from './readIsms.js';
import { findingsText } from './reports/findingText.js';
import { styleFor } from './style.js';
import { listed } from './words.js';

/** What is wrong with settings that cannot be used, place by place; `null` where all can. */
export function settingsProblem(isms: ReadIsms, options: Options, platform: Platform): Problem | null {
  const { brokenSettings, places } = isms;
  if (brokenSettings.length === 0) return null;
  const view = findingView(isms, styleFor(platform.stderr, options, platform));
  const names = brokenSettings.map(({ uri }) => places.shown(places.pathOf(uri)));
  const findings = brokenSettings.flatMap(({ diagnostics }) =>
    diagnostics.map(it => findingData(it, places)),
  );
  const details = findings.length === 0 ? [] : ['', ...findingsText(findings, view)];
  return problem(
    names.length === 1
      ? `${names[0]} cannot be used; nothing else in its ISMS counts until it can.`
      : `${listed(names)} cannot be used; nothing else in their ISMSs counts until they can.`,
    details.length === 0 ? 'It has not the form that schemas/isms.schema.json describes.' : null,
    details,
  );
}
