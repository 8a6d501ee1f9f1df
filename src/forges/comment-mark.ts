/** By what a comment is found again: its name, and the run of the pipeline that wrote it. */
export interface CommentMark {
  readonly name: string;
  /** Runs of a forge are numbered upwards; 0 if there is no number. */
  readonly run: number;
}

const MARK = /^<!-- peerc post ([\w./]+(?:-[\w./]+)*) run=(\d{1,15}) -->(?:\r?\n|$)/;

/** A name that can be in a mark: an HTML comment ends at `--`. */
export function isMarkName(name: string): boolean {
  return /^[\w./]+(?:-[\w./]+)*$/.test(name) && name.length <= 100;
}

/** A text with its mark, which nobody sees, as the first line. */
export function withMark({ name, run }: CommentMark, text: string): string {
  return `<!-- peerc post ${name} run=${run} -->\n${text}`;
}

/** The mark of a comment; null if it is none of ours. */
export function markOf(body: string): CommentMark | null {
  const [, name, run] = MARK.exec(body) ?? [];
  return name === undefined || run === undefined ? null : { name, run: Number(run) };
}
