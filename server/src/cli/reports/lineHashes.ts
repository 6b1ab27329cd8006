/**
 * The hash of each line of a text, as GitHub's upload of SARIF files works it out: over the 100 signs that begin with the
 * line, blanks left out, and how many lines before have the same. GitHub takes a finding for the one of another run by it,
 * and it is not worked out for who sends a report to the interface.
 */
export function lineHashes(text: string): readonly string[] {
  const { signs, starts } = signsOf(text);
  const seen = new Map<string, number>();
  return rollingHashes(signs, starts).map(value => {
    const hash = value.toString(16);
    const times = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, times);
    return `${hash}:${times}`;
  });
}

const signsInHash = 100;
const factor = 37n;
const endOfText = 65535;

/** What counts of a text, and at which sign each line begins. Every end of a line is a line feed. */
function signsOf(text: string): { readonly signs: readonly number[]; readonly starts: readonly number[] } {
  const signs: number[] = [];
  const starts: number[] = [];
  let isStart = true;
  for (const unit of text.replace(/\r\n?/g, '\n').replace(/[ \t]/g, '')) {
    for (let at = 0; at < unit.length; at++) {
      if (isStart) starts.push(signs.length);
      isStart = unit === '\n';
      signs.push(unit.charCodeAt(at));
    }
  }
  if (isStart) starts.push(signs.length);
  signs.push(endOfText);
  return { signs, starts };
}

/** Polynomials over as many signs from each start, modulo 2^64; behind the end there are zeros. */
function rollingHashes(signs: readonly number[], starts: readonly number[]): readonly bigint[] {
  const weight = BigInt.asUintN(64, factor ** BigInt(signsInHash));
  const wanted = new Set(starts.map(start => start + signsInHash));
  const hashes: bigint[] = [];
  let hash = 0n;
  for (let at = 0; hashes.length < starts.length; at++) {
    if (wanted.has(at)) hashes.push(hash);
    const leaving = weight * BigInt(signs[at - signsInHash] ?? 0);
    hash = BigInt.asUintN(64, hash * factor + BigInt(signs[at] ?? 0) - leaving);
  }
  return hashes;
}
