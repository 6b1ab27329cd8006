import { stringify } from 'yaml';

/** Any report as YAML, in the form that its JSON has. */
export const yaml = (report: object): string => stringify(report, { lineWidth: 110 });
