/** Attributes that say what somebody did in the page: a new drawing does not take them back. */
const kept: ReadonlySet<string> = new Set(['tabindex', 'open', 'aria-current', 'data-lit']);

/** Makes the children of `to` those of `from`, changing only what differs: focus, scroll and choices stay. */
export function morphChildren(to: Node, from: Node): void {
  const old = [...to.childNodes];
  const wanted = [...from.childNodes];
  for (const [n, child] of wanted.entries()) {
    const present = old[n];
    if (!present) to.appendChild(child);
    else if (isSameThing(present, child)) morph(present, child);
    else to.replaceChild(child, present);
  }
  for (const extra of old.slice(wanted.length)) to.removeChild(extra);
}

function morph(to: Node, from: Node): void {
  if (to instanceof Element && from instanceof Element) {
    morphAttributes(to, from);
    morphChildren(to, from);
  } else if (to.nodeValue !== from.nodeValue) to.nodeValue = from.nodeValue;
}

function isSameThing(a: Node, b: Node): boolean {
  if (a.nodeType !== b.nodeType || a.nodeName !== b.nodeName) return false;
  return !(a instanceof Element && b instanceof Element) || keyOf(a) === keyOf(b);
}

const keyOf = (element: Element): string | null => element.getAttribute('data-key');

function morphAttributes(to: Element, from: Element): void {
  for (const { name, value } of [...from.attributes])
    if (!kept.has(name) && to.getAttribute(name) !== value) to.setAttribute(name, value);
  for (const { name } of [...to.attributes])
    if (!kept.has(name) && !from.hasAttribute(name)) to.removeAttribute(name);
}
