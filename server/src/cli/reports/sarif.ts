import { rulePage } from '../../rulePage.js';
import type { FindingData } from '../data/findingData.js';
import type { PlaceData } from '../data/placeData.js';
import type { ReportedFinding } from '../data/reportedFinding.js';
import type { ReportHead } from '../data/reportHead.js';
import { type RuleData, ruleData } from '../data/ruleData.js';
import type { Crash } from '../readIsms.js';
import { lineHashes } from './lineHashes.js';
import { fenced, plain } from './markdown.js';
import type { ReportView } from './reportView.js';

export interface SarifOptions extends Pick<ReportView, 'pathFor'> {
  /** Tells analyses of one repository apart; GitHub keeps the newest of each category. */
  readonly category: string;
  readonly crashes: readonly Crash[];
  /** The text of a file whose path a finding has. */
  textOf(path: string): string;
}

/** A finding, and how it stands to another version where there is one. */
export type SarifFinding = Omit<ReportedFinding, 'suppressed'> & {
  readonly suppressed?: ReportedFinding['suppressed'];
  readonly baselineState?: 'new' | 'unchanged' | 'absent';
};

/**
 * Findings as SARIF 2.1.0, with all that GitHub reads of it. Nothing in it depends on the machine: there is no absolute
 * path and no time of day. Findings that are not reported are there as suppressed.
 */
export function sarif(
  head: ReportHead<string>,
  findings: readonly SarifFinding[],
  options: SarifOptions,
): object {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const order = new Map(codes.map((code, index) => [code, index]));
  const hashes = hashesByFile(options.textOf);
  const results = findings.map(finding => ({
    ruleId: finding.code,
    ruleIndex: order.get(finding.code),
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: physicalLocation(finding, options) }],
    ...(finding.related.length > 0
      ? {
          relatedLocations: finding.related.map((place, id) => ({
            id,
            physicalLocation: physicalLocation(place, options),
            message: { text: place.message },
          })),
        }
      : {}),
    partialFingerprints: {
      'ismsFindingKey/v1': finding.key,
      ...(finding.baselineState === 'absent'
        ? {}
        : { primaryLocationLineHash: hashes(finding.path, finding.start.line) }),
    },
    ...(finding.baselineState ? { baselineState: finding.baselineState } : {}),
    ...(finding.suppressed ? { suppressions: [suppression(finding.suppressed)] } : {}),
    ...(finding.fix ? { fixes: [fixOf(finding, finding.fix, options)] } : {}),
  }));
  const { category, crashes } = options;
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'isms',
            fullName: `ISMS-as-code ${head.tool.version}`,
            version: head.tool.version,
            semanticVersion: head.tool.version,
            informationUri: 'https://github.com/isms-as-code/isms-as-code',
            rules: codes.map(code => descriptor(ruleData(code))),
          },
        },
        automationDetails: { id: category.endsWith('/') ? category : `${category}/` },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [base]: { description: { text: 'The root of the repository.' } } },
        invocations: [
          {
            executionSuccessful: crashes.length === 0,
            ...(crashes.length > 0
              ? { toolExecutionNotifications: crashes.map(it => crashNotice(it, options)) }
              : {}),
          },
        ],
        results,
        properties: { asOf: head.as_of, model: `${head.model.id} ${head.model.edition}` },
      },
    ],
  };
}

const base = '%SRCROOT%';
const levels = { error: 'error', warning: 'warning', info: 'note' } as const;
const problemSeverities = { error: 'error', warning: 'warning', info: 'recommendation' } as const;
/** GitHub takes no longer text. */
const longestDescription = 1024;

function descriptor({ code, summary, rationale, severity, isTimed, outcomes, examples }: RuleData): object {
  const [bad, good] = examples ? [fenced(examples.bad.trim()), fenced(examples.good.trim())] : [];
  const parts = [
    plain(rationale),
    ...(bad && good ? [`Not like this:\n\n${bad}`, `But like this:\n\n${good}`] : []),
    `In \`isms.yaml\`, \`rules: {${code}: off}\` turns it off; an \`isms-ignore ${code}: reason\` comment ignores one finding.`,
    `[More about ${code}](${rulePage(code)})`,
  ];
  return {
    id: code,
    name: code.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: summary },
    fullDescription: { text: `${summary} ${rationale}`.slice(0, longestDescription) },
    help: { text: `${rationale} See ${rulePage(code)}.`, markdown: parts.join('\n\n') },
    helpUri: rulePage(code),
    defaultConfiguration: { level: levels[severity] },
    properties: {
      precision: 'very-high',
      'problem.severity': problemSeverities[severity],
      tags: ['isms', ...(isTimed ? ['dates'] : []), ...outcomes].slice(0, 20),
    },
  };
}

const physicalLocation = (
  { path, start, end }: PlaceData,
  { pathFor }: Pick<ReportView, 'pathFor'>,
): object => ({
  artifactLocation: { uri: uriOf(pathFor(path)), uriBaseId: base },
  region: regionOf({ start, end }),
});

const regionOf = ({ start, end }: Omit<PlaceData, 'path'>): object => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
  charOffset: start.offset,
  charLength: end.offset - start.offset,
});

/** A path as a relative reference: no name can be taken for a scheme, a query or a fragment. */
export const uriOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

function suppression({ by, reason }: NonNullable<ReportedFinding['suppressed']>): object {
  const justification = by === 'baseline' ? 'It was there when the check was introduced.' : reason;
  return {
    kind: by === 'baseline' ? 'external' : 'inSource',
    status: 'accepted',
    ...(justification === null ? {} : { justification }),
  };
}

const fixOf = (
  { path }: Pick<FindingData, 'path'>,
  { title, edits }: NonNullable<FindingData['fix']>,
  { pathFor }: Pick<ReportView, 'pathFor'>,
): object => ({
  description: { text: title },
  artifactChanges: [
    {
      artifactLocation: { uri: uriOf(pathFor(path)), uriBaseId: base },
      replacements: edits.map(({ start, end, text }) => ({
        deletedRegion: regionOf({ start, end }),
        insertedContent: { text },
      })),
    },
  ],
});

const crashNotice = ({ code, path, error }: Crash, { pathFor }: Pick<ReportView, 'pathFor'>): object => ({
  level: 'error',
  descriptor: { id: 'rule-failed' },
  associatedRule: { id: code },
  message: { text: error instanceof Error ? error.message : String(error) },
  locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(pathFor(path)), uriBaseId: base } } }],
});

function hashesByFile(textOf: (path: string) => string): (path: string, line: number) => string {
  const known = new Map<string, readonly string[]>();
  return (path, line) => {
    const hashes = known.get(path) ?? lineHashes(textOf(path));
    known.set(path, hashes);
    return hashes[line - 1] ?? '';
  };
}
