/** A text that diagnostics point into, under the path by which the user knows it. */
export interface Source {
  readonly path: string;
  readonly text: string;
  /** Where parts of the file's own text were removed, in order: columns after them differ from the file's. */
  readonly masks?: readonly number[];
  /** The number in its file of the text's first line, if the text is only a part of the file; otherwise 1. */
  readonly firstLine?: number;
}

/** A range of a source, as offsets in UTF-16 units; lines and columns are computed when printing. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}
