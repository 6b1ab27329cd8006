import type { IsmsReport, ReportProcess } from '../../protocol/report.js';
import { outcomeDetail, processDetail } from './details.js';
import { type Html, html } from './html.js';
import { gapList, reportParts } from './reportBody.js';
import { keyOf, processesOf, type ReportView } from './reportView.js';
import { sprite } from './states.js';

/** A report with how it is shown. */
export interface ShownReport {
  readonly report: IsmsReport;
  readonly view: ReportView;
}

/** What a page of its own carries along. */
export interface PageAssets {
  readonly style: string;
  readonly script: string;
  /** The SHA-256 of a text, in Base64. */
  hash(text: string): string;
}

/** A file that a browser shows without anything else: it asks for nothing, and says all it knows without its script. */
export function staticPage(reports: readonly ShownReport[], { style, script, hash }: PageAssets): string {
  const policy = `default-src 'none'; style-src 'sha256-${hash(style)}'; script-src 'sha256-${hash(script)}'; base-uri 'none'; form-action 'none'`;
  const names = reports.map(({ report }) => report.name).join(', ');
  const page = html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${names} – ISMS report</title>
`.text;
  const body = html`</head>
<body class="alone">
${sprite()}
<div class="report">
<main>${reports.length > 1 && contents(reports)}${reports.map(one => reportSection(one))}
<section class="appendix"><h2>Evidence</h2>${reports.map(one => appendix(one))}</section></main>
<aside aria-label="Details" id="detail" data-start>${gapList(reports)}</aside>
</div>
<p class="sr" role="status" id="said"></p>
`.text;
  return `${page}<style>${style}</style>\n${body}<script>${script}</script>\n</body>\n</html>\n`;
}

const contents = (reports: readonly ShownReport[]): Html =>
  html`<nav aria-label="Systems"><ul>${reports.map(
    ({ report, view }) => html`<li><a href="#${keyOf(view, 'summary')}">${report.name}</a></li>`,
  )}</ul></nav>`;

const reportSection = ({ report, view }: ShownReport): Html =>
  html`${reportParts(report, view).map(
    ({ id, html: part }) => html`<section id="${id}">${part}</section>
`,
  )}`;

/** Everything that can be chosen, one after the other: for paper, and where no script runs. */
const appendix = ({ report, view }: ShownReport): Html =>
  html`${processesOf(report).map(process => processArticles(process, report, view))}`;

const processArticles = (process: ReportProcess, report: IsmsReport, view: ReportView): Html =>
  html`<article id="${keyOf(view, process.id)}">${processDetail(process, report, view)}</article>
${process.outcomes.map(
  outcome => html`<article id="${keyOf(view, outcome.id)}">${outcomeDetail(outcome, process, view)}</article>
`,
)}`;
