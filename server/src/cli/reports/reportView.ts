/** How findings are named in reports that other programs read. */
export interface ReportView {
  /** The path of a file from the root of the repository, with `/`. */
  pathFor(path: string): string;
  /** Where a line of a file can be looked at; `null` where nobody knows. */
  linkFor(path: string, line: number): string | null;
}
