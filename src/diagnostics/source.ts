/** A text that diagnostics point into, under the path the user knows it by. */
export interface Source {
  readonly path: string;
  readonly text: string;
  /** Where something was left out of the file's own text, in order: columns behind it are not those of the file. */
  readonly masks?: readonly number[];
}

/** A piece of a source, as offsets in UTF-16 units; lines and columns are worked out when printing. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}
