import type { FileData, IsmsStatus, RulesData, SettingsData, StatusReport } from '../data/statusReport.js';
import type { Style } from '../style.js';
import { padEnd, printable, shorten, widthOf } from '../textWidth.js';
import { counted, listed } from '../words.js';

export interface StatusTextOptions {
  readonly style: Style;
  /** The path of a file as one would type it. */
  shown(path: string): string;
  /** Names of folders that are never looked into. */
  readonly passedOver: readonly string[];
  readonly isQuiet: boolean;
}

/** Every file and what it was taken for, then the settings, for people to read. */
export function statusText(report: StatusReport, options: StatusTextOptions): string {
  const parts = report.isms.map(isms => ismsText(isms, report.root, options).join('\n').trimEnd());
  const note = `Folders that are never looked into: ${options.passedOver.join(', ')}.`;
  return `${[...parts, ...(options.isQuiet ? [] : [options.style.paint(note, 'dim')])].join('\n\n')}\n`;
}

function ismsText(isms: IsmsStatus, root: string, options: StatusTextOptions): readonly string[] {
  const { paint, symbols } = options.style;
  const folder = isms.path === '' ? root : options.shown(isms.path);
  const name = printable(isms.settings.organization ?? `ISMS in '${folder}'`);
  const where = isms.settings.organization !== null && isms.path !== '' ? ` in '${printable(folder)}'` : '';
  const of = (role: FileData['role']) => isms.files.filter(it => it.role === role);
  return [
    `${paint(name, 'bold')}${where} ${symbols.dot} ${summary(isms)}`,
    '',
    ...group('Documents', [...of('settings'), ...of('document')], options),
    ...group('Cannot be read', of('unreadable'), options),
    ...group('Ignored', of('ignored'), options),
    ...group('Not recognised', of('unrecognised'), options),
    ...settings(isms.settings, options),
  ];
}

function summary({ counts, kinds }: IsmsStatus): string {
  const { files, documents, ignored, unrecognised, unreadable, entries } = counts;
  const others = [
    ...(ignored > 0 ? [`${ignored} ignored`] : []),
    ...(unrecognised > 0 ? [`${unrecognised} not recognised`] : []),
    ...(unreadable > 0 ? [`${unreadable} that cannot be read`] : []),
  ];
  const found = `${counted(documents, 'document')} of ${counted(Object.keys(kinds).length, 'kind')}`;
  return `${listed([`${found} with ${counted(entries, 'entry')}`, ...others])}, in ${counted(files, 'file')}`;
}

function group(name: string, files: readonly FileData[], options: StatusTextOptions): readonly string[] {
  if (files.length === 0) return [];
  const { style, shown } = options;
  const widest = style.columns === null ? Number.POSITIVE_INFINITY : Math.floor(style.columns / 2);
  const paths = Math.min(widest, Math.max(...files.map(({ path }) => widthOf(printable(shown(path))))));
  const kinds = Math.max(...files.map(({ kind }) => kind?.length ?? 0));
  const rows = files.map(({ path, kind, because }) => {
    const first = padEnd(printable(shown(path)), paths);
    const middle = kinds === 0 ? '' : `${style.paint(padEnd(kind ?? '', kinds), 'cyan')}  `;
    const room = style.columns === null ? null : Math.max(20, style.columns - 6 - widthOf(first) - kinds);
    const why = printable(because);
    return `  ${first}  ${middle}${style.paint(room === null ? why : shorten(why, room, style.symbols.ellipsis), 'dim')}`;
  });
  return [style.paint(`${name} (${files.length})`, 'bold'), ...rows, ''];
}

function settings(data: SettingsData, { style, shown }: StatusTextOptions): readonly string[] {
  const from = data.file === null ? 'there is no isms.yaml, these are the defaults' : shown(data.file);
  const rulesText = (rules: RulesData) =>
    Object.entries(rules).map(
      ([code, set]) => `${code}: ${typeof set === 'string' ? set : printable(JSON.stringify(set))}`,
    );
  const rows = [
    ['organization', data.organization === null ? [] : [data.organization]],
    ['model', data.model_edition === null ? [] : [`edition ${data.model_edition}`]],
    ['people', data.people === null ? [] : [data.people]],
    ['started on', data.started_on === null ? [] : [data.started_on]],
    ['documents', data.documents.map(({ path, kind }) => `${path} is ${kind}`)],
    ['ignore', data.ignore],
    ['rules', rulesText(data.rules)],
    ['overrides', data.overrides.map(({ path, rules }) => `${path}: ${rulesText(rules).join(', ')}`)],
    ['cadences', Object.entries(data.cadences).map(([outcome, times]) => `${outcome}: ${times} a year`)],
    [
      'left out',
      data.exclusions.map(
        it => `${it.outcome}${it.until === null ? '' : ` until ${it.until}`}, by ${it.approved_by}`,
      ),
    ],
    ['rated', data.ratings.map(it => `${it.process}: ${it.rating}, by ${it.by} on ${it.on}`)],
  ] as const;
  return [
    `${style.paint('Settings', 'bold')} (${from})`,
    ...rows.flatMap(([name, values]) =>
      (values.length === 0 ? [style.paint('none', 'dim')] : values.map(printable)).map(
        (value, index) => `  ${padEnd(index === 0 ? name : '', 12)}  ${value}`,
      ),
    ),
  ];
}
