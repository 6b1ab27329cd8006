import type { MarkdownKind, RecordKind } from './world.js';

const folders: Readonly<Record<MarkdownKind | RecordKind, string>> = {
  policy: 'policies',
  procedure: 'procedures',
  'incident-record': 'incidents/records',
  'change-record': 'changes',
  nonconformity: 'improvement/nonconformities',
  'communication-record': 'communication/log',
  'exception-record': 'exceptions',
  'supplier-review': 'suppliers/reviews',
  'risk-acceptance': 'risks/acceptances',
  'decision-record': 'isms/decisions',
  'implementation-record': 'implementation',
  risk: 'risks/register/single',
  metric: 'metrics/definitions',
  'training-record': 'people/training',
  'disposal-record': 'records/disposals',
  measurement: 'metrics/values',
};

/** Many records of one kind lie in folders of a hundred. */
const split = new Set<MarkdownKind | RecordKind>([
  'incident-record',
  'change-record',
  'implementation-record',
  'measurement',
]);

/** Where the file of a document is. */
export function pathOf(kind: MarkdownKind | RecordKind, id: string, ending: 'md' | 'yaml'): string {
  const part = split.has(kind) ? `/${id.slice(-4, -2)}` : '';
  return `${folders[kind]}${part}/${id}.${ending}`;
}

/** A Markdown link from one file to another, as written in the first. */
export function linkTo(from: string, to: string, text: string): string {
  return `[${text}](${'../'.repeat(from.split('/').length - 1)}${to})`;
}
