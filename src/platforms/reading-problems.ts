import { diagnostic, lineSpan, type Report, type Source } from "../diagnostics/index.ts";

/** The most of a line that a message repeats. */
const MOST_TEXT = 100;

/** How a reader says what it cannot read, each with its line. */
export class ReadingProblems {
  readonly #platform: string;
  readonly #source: Source;
  readonly #report: Report;
  readonly #told = new Set<string>();

  constructor(platform: string, source: Source, report: Report) {
    this.#platform = platform;
    this.#source = source;
    this.#report = report;
  }

  /** A line of ours whose meaning is not known. */
  notUnderstood(line: number, why: string): void {
    const span = lineSpan(this.#source, line);
    const text = withoutSecrets(this.#source.text.slice(span.start, span.end).trimEnd());
    const params = { text, why, platform: this.#platform };
    this.#once(`${line} ${why}`, () =>
      this.#report(diagnostic("not-understood", params, { span })),
    );
  }

  /** Something that is used and not there; `effect`: what the router makes of it. */
  notDefined(line: number, what: string, name: string, effect: string): void {
    const span = lineSpan(this.#source, line);
    this.#once(`${line} ${what} ${name}`, () =>
      this.#report(diagnostic("name-not-defined", { what, name, effect }, { span })),
    );
  }

  /** What several sessions use is told once. */
  #once(key: string, tell: () => void): void {
    if (this.#told.has(key)) return;
    this.#told.add(key);
    tell();
  }
}

/** A line as it may be shown: what follows a word for a secret is left out. */
function withoutSecrets(line: string): string {
  const shown = line.replace(
    /\b(password|secret|authentication-key|key-string|key)\b(\s+\w+)?\s+\S.*/i,
    "$1 …",
  );
  return shown.length > MOST_TEXT ? `${shown.slice(0, MOST_TEXT)}…` : shown;
}
