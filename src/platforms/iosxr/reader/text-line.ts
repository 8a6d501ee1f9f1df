/** A line of a configuration without its indentation. */
export interface TextLine {
  readonly text: string;
  readonly line: number;
}
