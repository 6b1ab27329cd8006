/** A half-open range of UTF-16 offsets into the text of one document. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const span = (start: number, end: number): Span => ({ start, end });

/** The same range `by` offsets further on. */
export const shifted = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });
