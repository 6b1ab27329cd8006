/** What something is called in a list of names: its id and its title; `null` where it has neither. */
export function nameOf(id: string | null, title: string | null): string | null {
  const shown = title === id || title === null ? null : title.replaceAll(/\s+/g, ' ').trim();
  const name = [id, shown].filter(it => it !== null && it.trim() !== '').join(' ');
  return name === '' ? null : name;
}
