import { diagnostic, type MaskedFile, type Report } from "../diagnostics/index.ts";

/** Why something is not understood: our own words, which may contain a name from the file. */
export type Why = string | { readonly name: string; readonly problem: string };

/** How a reader reports what it cannot read, each with its line. */
export class ReadingProblems {
  readonly #platform: string;
  readonly #file: MaskedFile;
  readonly #report: Report;
  readonly #reported = new Set<string>();

  constructor(platform: string, file: MaskedFile, report: Report) {
    this.#platform = platform;
    this.#file = file;
    this.#report = report;
  }

  /** A line in peerc's part whose meaning is not known. */
  notUnderstood(line: number, why: Why): void {
    const reason = typeof why === "string" ? why : `${this.#file.text(why.name)} ${why.problem}`;
    this.#once(`${line} ${reason}`, () => {
      const params = { text: this.#file.line(line), why: reason, platform: this.#platform };
      this.#report(diagnostic("not-understood", params, { span: this.#file.lineSpan(line) }));
    });
  }

  /** Something that is used but not defined; `effect`: how the router treats it. */
  notDefined(line: number, what: string, name: string, effect: string): void {
    this.#once(`${line} ${what} ${name}`, () => {
      const params = { what, name: this.#file.text(name), effect };
      this.#report(diagnostic("name-not-defined", params, { span: this.#file.lineSpan(line) }));
    });
  }

  /** What several sessions use is reported once. */
  #once(key: string, tell: () => void): void {
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    tell();
  }
}
