type Cell = string | number | null;

/** Prints rows under a heading, numbers to the right. */
export function printTable(
  heading: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): void {
  const texts = rows.map(row => row.map(cellText));
  const widths = columns.map((name, at) => Math.max(name.length, ...texts.map(row => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ');
  console.log(`\n${heading}\n`);
  for (const cells of [columns, widths.map(width => '-'.repeat(width)), ...texts]) console.log(line(cells));
}

function cellText(value: Cell): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
