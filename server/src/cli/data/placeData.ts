/** A point in a text: line and column count from 1 in UTF-16 units, the offset from 0. */
interface PointData {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A stretch of a file; `path` counts from the root. */
export interface PlaceData {
  readonly path: string;
  readonly start: PointData;
  readonly end: PointData;
}
