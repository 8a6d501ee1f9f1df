/** A part of a report: a title and lines, indented by what they belong to. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

/** How much is shown. */
export interface Extent {
  readonly groups: number;
  readonly sessions: number;
  readonly examples: number;
}
