/** A stretch of work that ends before an edit has to wait for it. */
export class Turn {
  readonly #end: number;

  constructor(milliseconds: number) {
    this.#end = performance.now() + milliseconds;
  }

  readonly isOver = (): boolean => performance.now() >= this.#end;
}
