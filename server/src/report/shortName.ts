/** A name of a process without the words that most of them share, for where there is little room. */
export function shortName(name: string): string {
  const short = name.replace(/^(information security|process to) /i, '').replace(/ process$/i, '');
  return short === '' ? name : short.charAt(0).toUpperCase() + short.slice(1);
}
