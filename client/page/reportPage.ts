import { morphChildren } from './morph.js';
import { renewStops, roveFocus } from './rovingFocus.js';

/** What the page needs from where it is shown. */
export interface PageSource {
  /** HTML of what is told of a process or outcome; `null`: there is no such thing. */
  detail(key: string): string | null;
  /** HTML of what stands beside the report while nothing is chosen. */
  start(): string;
  /** Called after each choice; `null`: nothing is chosen any more. */
  chosen(key: string | null): void;
}

/** What somebody can do in the page: choose, move with the keyboard, follow flows. */
export class ReportPage {
  readonly #report: Element;
  readonly #aside: HTMLElement;
  readonly #source: PageSource;
  #chosen: string | null = null;
  /** Where the keyboard goes back to. */
  #origin: Element | null = null;

  constructor(source: PageSource) {
    this.#source = source;
    this.#report = found('.report');
    this.#aside = found('#detail');
    roveFocus(this.#report);
    renewStops(this.#report);
    this.#report.addEventListener('click', event => {
      if (event instanceof MouseEvent) this.#clicked(event);
    });
    this.#report.addEventListener('keydown', event => {
      if (event instanceof KeyboardEvent && event.key === 'Escape') this.#left();
    });
    for (const type of ['pointerover', 'focusin'])
      this.#report.addEventListener(type, ({ target }) => this.#light(boxKey(target)));
    this.#report.addEventListener('pointerleave', () => this.#light(null));
  }

  get chosen(): string | null {
    return this.#chosen;
  }

  /** Shows what is told of a process or outcome; of nothing: what is left to do. */
  choose(key: string | null): void {
    const detail = key === null ? null : this.#source.detail(key);
    this.#chosen = detail === null ? null : key;
    const back = '<button type="button" class="back">All gaps</button>';
    this.#aside.toggleAttribute('data-start', detail === null);
    setHtml(this.#aside, detail === null ? this.#source.start() : back + detail);
    for (const cell of this.#report.querySelectorAll('[data-key]')) {
      if (this.#chosen !== null && cell.getAttribute('data-key') === this.#chosen)
        cell.setAttribute('aria-current', 'true');
      else cell.removeAttribute('aria-current');
    }
    this.#light(null);
    this.#source.chosen(this.#chosen);
  }

  /** To be called after parts of the page were drawn anew. */
  drawn(): void {
    renewStops(this.#report);
    this.choose(this.#chosen);
  }

  #clicked(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('.back')) {
      this.#left();
      this.choose(null);
      return;
    }
    const link = target?.closest('[data-key]');
    const key = link?.getAttribute('data-key') ?? null;
    if (!link || key === null || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (!this.#aside.contains(link)) this.#origin = link;
    this.choose(key);
    this.#aside.scrollTop = 0;
    // A click that no pointer made is the enter key.
    if (event.detail === 0 || this.#aside.contains(document.activeElement))
      focus(this.#aside.querySelector('h3'));
  }

  #left(): void {
    if (this.#aside.contains(document.activeElement)) focus(this.#origin);
  }

  /** Shows the flows of a process; of none: those of the one that is chosen. */
  #light(key: string | null): void {
    const lit = key ?? this.#chosen;
    for (const map of this.#report.querySelectorAll('.map')) {
      const flows = [...map.querySelectorAll('.flow')];
      const isLit = (flow: Element) =>
        lit !== null && [flow.getAttribute('data-from'), flow.getAttribute('data-to')].includes(lit);
      map.toggleAttribute('data-lit', flows.some(isLit));
      for (const flow of flows) flow.toggleAttribute('data-lit', isLit(flow));
    }
  }
}

/** Draws HTML into an element, changing only what differs. */
export function setHtml(element: Element, html: string): void {
  const template = document.createElement('template');
  template.innerHTML = html;
  morphChildren(element, template.content);
}

/** An element that every page has. */
export function found<T extends HTMLElement>(selector: string): T {
  const element = document.querySelector<T>(selector);
  if (!element) throw new Error(`The page has no ${selector}.`);
  return element;
}

const boxKey = (target: EventTarget | null): string | null =>
  target instanceof Element ? (target.closest('.box')?.getAttribute('data-key') ?? null) : null;

function focus(element: Element | null): void {
  if (element instanceof HTMLElement || element instanceof SVGElement) element.focus();
}
