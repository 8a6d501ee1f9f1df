import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { DumpItem } from "../dump-reader.ts";
import { spanOfLine } from "../read-text.ts";

/** What a reader of a recorded session has found in it, until something is wrong: then nothing of it may be used. */
export class FoundItems {
  readonly #path: string;
  readonly #report: Report;
  readonly #lineOf: () => number;
  #items: DumpItem[] = [];
  #failed = false;

  /** `path`: of the recorded session. `lineOf`: the line that is being read. */
  constructor(path: string, report: Report, lineOf: () => number) {
    this.#path = path;
    this.#report = report;
    this.#lineOf = lineOf;
  }

  /** Whether something was wrong. */
  get failed(): boolean {
    return this.#failed;
  }

  push(item: DumpItem): void {
    this.#items.push(item);
  }

  /** The items since the last call. */
  take(): readonly DumpItem[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  /** Something is wrong that was reported elsewhere. */
  stop(): void {
    this.#failed = true;
  }

  /** Reports what is wrong, once, and returns false. */
  fail(what: string, number = this.#lineOf(), text = ""): false {
    if (this.#failed) return false;
    this.#failed = true;
    const span = spanOfLine(this.#path, text, number);
    this.#report(diagnostic("dump-not-understood", { what }, { span }));
    return false;
  }
}
