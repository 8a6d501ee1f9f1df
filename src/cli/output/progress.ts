/** Where progress is shown: stderr, if it is a terminal that can rewrite a line. */
export interface Terminal {
  readonly write: (text: string) => void;
  /** How many characters a line has. */
  readonly columns: () => number;
}

/** Whether a terminal shows a line that is rewritten: that of a pipeline is kept as a log. */
export function canRewriteLine(env: NodeJS.ProcessEnv): boolean {
  return env["TERM"] !== "dumb" && !env["CI"];
}

/** No progress is shown for less than this time, in milliseconds. */
const PATIENCE_MS = 1000;
/** Move to the beginning of the line, and clear it (ECMA-48: CR, EL). */
const CLEAR = "\r\u001b[K";

/** Elapsed time in milliseconds. `performance` would make Node load modules that nothing else needs. */
const clock = (): number => process.uptime() * 1000;

/**
 * Shows the progress of a command on one line of a terminal, which is rewritten:
 * `expanding: 312 of 808 objects, RADB::AS-X, 14 s`. It appears after a second and is cleared at the end; without a
 * terminal, nothing is ever written. Most long work keeps the process busy, so no timer runs: the line is written
 * when a step begins.
 */
export class Progress {
  readonly #terminal: Terminal | null;
  readonly #now: () => number;
  #started: number | null = null;
  #timer: NodeJS.Timeout | undefined;
  #stage = "";
  #all: { readonly total: number; readonly what: string } | null = null;
  #done = 0;
  #item = "";
  #shown = "";

  constructor(terminal: Terminal | null, now: () => number = clock) {
    this.#terminal = terminal;
    this.#now = now;
  }

  /** Begins a stage of the work: `expanding`, 808 `objects`; or one without a known total. */
  stage(name: string, total?: number, what = "objects"): void {
    this.#stage = name;
    this.#all = total === undefined ? null : { total, what };
    this.#done = 0;
    this.#item = "";
    if (this.#terminal === null) return;
    this.#started ??= this.#now();
    // Keeps the seconds counting while waiting.
    this.#timer ??= setInterval(() => this.#show(), PATIENCE_MS).unref();
    this.#show();
  }

  /** Shows the current item. */
  at(item: string): void {
    this.#item = item;
    this.#show();
  }

  /** One item is done. */
  done(): void {
    this.#done++;
  }

  /** Clears the line, so that something else can be written; the next step shows it again. */
  clear(): void {
    if (this.#shown === "") return;
    this.#shown = "";
    this.#terminal?.write(CLEAR);
  }

  /** The work is done: clears the line. */
  end(): void {
    this.clear();
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#started = null;
  }

  #show(): void {
    if (this.#terminal === null || this.#started === null) return;
    const elapsed = this.#now() - this.#started;
    if (elapsed < PATIENCE_MS) return;
    const all = this.#all ? `: ${this.#done} of ${this.#all.total} ${this.#all.what}` : "";
    const item = this.#item === "" ? "" : `, ${this.#item}`;
    const seconds = Math.floor(elapsed / 1000);
    // The last column stays free: some terminals wrap after a character in it.
    const line = `${this.#stage}${all}${item}, ${seconds} s`.slice(0, this.#terminal.columns() - 1);
    if (line === this.#shown) return;
    this.#shown = line;
    this.#terminal.write(`${CLEAR}${line}`);
  }
}
