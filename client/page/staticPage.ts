import { found, ReportPage } from './reportPage.js';

// A report of its own has everything in it: what can be chosen stands at its end.
document.documentElement.setAttribute('data-script', '');
const start = found('#detail').innerHTML;
const page = new ReportPage({
  detail: key => document.getElementById(key)?.innerHTML ?? null,
  start: () => start,
  chosen: () => {},
});
const asked = decodeURIComponent(location.hash.slice(1));
if (asked !== '') page.choose(asked);
