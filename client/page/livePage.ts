import type { Place } from '../../server/src/protocol/coverage.js';
import type { IsmsReport } from '../../server/src/protocol/report.js';
import { detailOf } from '../../server/src/report/page/details.js';
import { gapList, reportParts } from '../../server/src/report/page/reportBody.js';
import { coveredOf, sprite } from '../../server/src/report/page/states.js';
import type { ShownReport } from '../../server/src/report/page/staticPage.js';
import type { PageMessage, PageState, PanelContent } from './panelMessages.js';
import { found, ReportPage, setHtml } from './reportPage.js';

declare function acquireVsCodeApi(): {
  postMessage(message: PageMessage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
};

const vscode = acquireVsCodeApi();
const main = found('main');
document.body.insertAdjacentHTML('afterbegin', sprite().text);
const drawn = new Map<string, string>();
let shown: readonly ShownReport[] = [];
let spoken = '';
/** What was open before the page was hidden or the window reloaded; taken once there is something to show it in. */
let restored = vscode.getState();

const page = new ReportPage({
  detail: key => {
    for (const { report, view } of shown) {
      const detail = detailOf(key, report, view);
      if (detail) return detail.text;
    }
    return null;
  },
  start: () => gapList(shown).text,
  chosen: keep,
});

window.addEventListener('message', ({ data }: MessageEvent<PanelContent>) => draw(data));
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
  vscode.postMessage({ type: 'violation', directive: effectiveDirective, blocked: blockedURI }),
);
document.addEventListener('click', event => {
  const target = event.target instanceof Element ? event.target : null;
  const command = target?.closest('[data-command]')?.getAttribute('data-command');
  if (command) vscode.postMessage({ type: 'run', command });
  const place = placeOf(target?.closest('a.place') ?? null);
  if (!place) return;
  event.preventDefault();
  vscode.postMessage({ type: 'open', place });
});
document.addEventListener('change', keep);
document.addEventListener('scrollend', keep);
vscode.postMessage({ type: 'ready' });

function draw(content: PanelContent): void {
  const isReady = content.type === 'reports' && content.reports.length > 0;
  document.body.dataset['content'] = isReady ? 'report' : content.type === 'reports' ? 'none' : content.type;
  if (content.type !== 'reports') return;
  shown = content.reports.map((report, n) => ({
    report,
    view: { hrefOf: ({ uri }: Place) => uri, isInEditor: true, prefix: n === 0 ? '' : `${n}-` },
  }));
  const parts = shown.flatMap(({ report, view }) => reportParts(report, view));
  const sections = parts.map(({ id }) => sectionFor(id));
  for (const extra of [...main.children]) if (!sections.includes(extra)) extra.remove();
  for (const [n, { id, html }] of parts.entries()) {
    const section = sections[n];
    if (!section || drawn.get(id) === html.text) continue;
    setHtml(section, html.text);
    drawn.set(id, html.text);
  }
  page.drawn();
  restore();
  say(content.reports);
  vscode.postMessage({ type: 'drawn', outcomes: main.querySelectorAll('.heat .cell').length });
}

function sectionFor(id: string): Element {
  const present = document.getElementById(id);
  if (present) return present;
  const section = document.createElement('section');
  section.id = id;
  drawn.delete(id);
  main.append(section);
  return section;
}

/** A screen reader hears of a change, not of the first drawing. */
function say(reports: readonly IsmsReport[]): void {
  const words = reports.map(({ name, counts }) => {
    const { covered, of } = coveredOf(counts);
    return `${name}: ${covered} of ${of} outcomes covered.`;
  });
  const text = words.join(' ');
  if (spoken !== '' && spoken !== text) found('#said').textContent = text;
  spoken = text;
}

function keep(): void {
  if (restored || shown.length === 0) return;
  const flows = document.querySelector<HTMLInputElement>('.choice input:checked')?.value ?? 'gaps';
  vscode.setState({ chosen: page.chosen, flows, scroll: window.scrollY });
}

function restore(): void {
  if (!restored || shown.length === 0) return;
  const { chosen, flows, scroll } = restored;
  restored = undefined;
  for (const input of document.querySelectorAll<HTMLInputElement>('.choice input'))
    input.checked = input.value === flows;
  page.choose(chosen);
  window.scrollTo(0, scroll);
}

function placeOf(link: Element | null): Place | null {
  const uri = link?.getAttribute('data-uri');
  const numbers = link?.getAttribute('data-range')?.split(',').map(Number) ?? [];
  if (!uri || numbers.length !== 4) return null;
  const [startLine = 0, startCharacter = 0, endLine = 0, endCharacter = 0] = numbers;
  return {
    uri,
    range: {
      start: { line: startLine, character: startCharacter },
      end: { line: endLine, character: endCharacter },
    },
  };
}
