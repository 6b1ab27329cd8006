/** Whether a text is what git keeps under an id. Where git keeps other line ends than the file has, it is not. */
export const isCommittedText = (text: string, blob: string): boolean => gitBlobId(text) === blob;

/** The id that git gives to a file with this text: the SHA-1 of its content with a head. */
export function gitBlobId(text: string): string {
  const content = utf8(text);
  return sha1([...utf8(`blob ${content.length}\0`), ...content]);
}

/** Nothing here is a secret; SHA-1 is what git names things by. The engine has no platform to ask for it. */
function sha1(bytes: readonly number[]): string {
  const blocks = padded(bytes);
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  const words = new Uint32Array(80);
  for (let at = 0; at < blocks.byteLength; at += 64) {
    for (let n = 0; n < 16; n++) words[n] = blocks.getUint32(at + n * 4);
    for (let n = 16; n < 80; n++)
      words[n] = rotated(
        word(words, n - 3) ^ word(words, n - 8) ^ word(words, n - 14) ^ word(words, n - 16),
        1,
      );
    addBlock(state, words);
  }
  return [...state].map(it => it.toString(16).padStart(8, '0')).join('');
}

function addBlock(state: Uint32Array, words: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  for (let n = 0; n < 80; n++) {
    const next = rotated(a, 5) + mixed(n, b, c, d) + e + word(constants, Math.floor(n / 20)) + word(words, n);
    [a, b, c, d, e] = [next >>> 0, a, rotated(b, 30), c, d];
  }
  for (const [index, it] of [a, b, c, d, e].entries()) state[index] = word(state, index) + it;
}

function mixed(round: number, b: number, c: number, d: number): number {
  if (round < 20) return ((b & c) | (~b & d)) >>> 0;
  if (round >= 40 && round < 60) return ((b & c) | (b & d) | (c & d)) >>> 0;
  return (b ^ c ^ d) >>> 0;
}

/** Filled up to whole blocks of 64 bytes, of which the last tells the length in bits. */
function padded(bytes: readonly number[]): DataView {
  const blocks = new DataView(new ArrayBuffer(Math.ceil((bytes.length + 9) / 64) * 64));
  new Uint8Array(blocks.buffer).set(bytes);
  blocks.setUint8(bytes.length, 0x80);
  blocks.setUint32(blocks.byteLength - 8, Math.floor(bytes.length / 2 ** 29));
  blocks.setUint32(blocks.byteLength - 4, (bytes.length * 8) >>> 0);
  return blocks;
}

const constants = Uint32Array.of(0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6);

const word = (words: Uint32Array, index: number): number => words[index] ?? 0;

const rotated = (value: number, by: number): number => ((value << by) | (value >>> (32 - by))) >>> 0;

function utf8(text: string): readonly number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), following(code));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), following(code >> 6), following(code));
    else bytes.push(0xf0 | (code >> 18), following(code >> 12), following(code >> 6), following(code));
  }
  return bytes;
}

const following = (bits: number): number => 0x80 | (bits & 0x3f);
