import type { OptionSpec } from './options.js';
import { type Problem, problem } from './problem.js';

/** A report in another form, and the file that it goes to. */
export interface ReportFile<Format extends string> {
  readonly format: Format;
  readonly path: string;
}

export const reportFilesOption: OptionSpec = {
  name: 'report',
  value: 'FORMAT=FILE',
  says: 'write the report to a file in another form as well; may be repeated',
};

export const categoryOption: OptionSpec = {
  name: 'category',
  value: 'NAME',
  fallback: 'isms',
  says: 'in SARIF, tells analyses of one repository apart',
};

/** Reads the values of `--report`. */
export function reportFiles<Format extends string>(
  values: readonly string[],
  formats: readonly Format[],
): readonly ReportFile<Format>[] | Problem {
  const files: ReportFile<Format>[] = [];
  for (const value of values) {
    const [name, ...rest] = value.split('=');
    const format = formats.find(it => it === name);
    const path = rest.join('=');
    if (!format || path === '')
      return problem(
        `'--report' cannot be '${value}'.`,
        `It is a form and a file, such as json=findings.json; forms are ${formats.join(', ')}.`,
      );
    files.push({ format, path });
  }
  return files;
}
