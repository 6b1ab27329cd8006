import { stringify } from 'yaml';
import type { NextBaseline } from '../../engine/index.js';

/** A baseline as it is written; of the same findings always the same text. */
export function baselineYaml({ entries }: NextBaseline): string {
  const findings = entries.map(({ key, code, in: owner, says, count }) => ({
    key,
    code,
    in: owner,
    says,
    ...(count > 1 ? { count } : {}),
  }));
  return `${head}${stringify({ findings }, { lineWidth: 0 })}`;
}

const head = `# Findings that were there when the check was introduced; they are not reported. What depends on the calendar is not
# among them. \`isms baseline\` takes out what has been mended, and adds nothing unless \`--add\` is said.
`;
