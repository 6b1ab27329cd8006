/** Zero-based line and UTF-16 character, as the Language Server Protocol counts. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Converts between UTF-16 offsets and positions; built once for a text. A line ends at `\n`, `\r\n` or a lone `\r`. */
export class LineIndex {
  readonly #starts: number[] = [0];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    if (text.includes('\r')) this.#addLinesWithCarriageReturns(text);
    else {
      for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
    }
  }

  /** An offset outside the text counts as its nearest end. */
  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#lineStart(middle) <= clamped) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: clamped - this.#lineStart(low) };
  }

  /** A position outside the text counts as the nearest end of its line or of the text. */
  offsetAt({ line, character }: Position): number {
    if (line < 0) return 0;
    if (line >= this.#starts.length) return this.#length;
    const end = line + 1 < this.#starts.length ? this.#lineStart(line + 1) : this.#length;
    return Math.min(this.#lineStart(line) + Math.max(0, character), end);
  }

  #lineStart(line: number): number {
    return this.#starts[line] ?? this.#length;
  }

  #addLinesWithCarriageReturns(text: string): void {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) this.#starts.push(at + 1);
    }
  }
}
