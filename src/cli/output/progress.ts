/** Where progress is shown: stderr, where it is a terminal that can rewrite a line. */
export interface Terminal {
  readonly write: (text: string) => void;
  /** How many characters a line has. */
  readonly columns: () => number;
}

/** Shorter than this, and there is nothing to wait for, in milliseconds. */
const PATIENCE_MS = 1000;
/** Back to the beginning of the line, and clear it (ECMA-48: CR, EL). */
const CLEAR = "\r\u001b[K";

/** How long something has taken, in milliseconds. `performance` would have Node load modules that nothing else needs. */
const clock = (): number => process.uptime() * 1000;

/**
 * Says on one line of a terminal, which rewrites itself, how far a command is: `expanding: 312 of 808 objects, RADB::AS-X,
 * 14 s`. It appears after a second and is gone at the end; where there is no terminal, nothing is ever written. Most of
 * what takes long keeps the process busy, so that no timer runs: the line is written when something begins.
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

  /** Begins a part of the work: `expanding`, 808 `objects`; or one of which there is no number. */
  stage(name: string, total?: number, what = "objects"): void {
    this.#stage = name;
    this.#all = total === undefined ? null : { total, what };
    this.#done = 0;
    this.#item = "";
    if (this.#terminal === null) return;
    this.#started ??= this.#now();
    // For the seconds to go on while somebody else is waited for.
    this.#timer ??= setInterval(() => this.#show(), PATIENCE_MS).unref();
    this.#show();
  }

  /** Names the one that is at work now. */
  at(item: string): void {
    this.#item = item;
    this.#show();
  }

  /** One of all is done. */
  done(): void {
    this.#done++;
  }

  /** Clears the line, for something else to be written: it comes again with the next step. */
  clear(): void {
    if (this.#shown === "") return;
    this.#shown = "";
    this.#terminal?.write(CLEAR);
  }

  /** The work is at its end: clears the line. */
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
    // The last column stays free: some terminals go to the next line with the character in it.
    const line = `${this.#stage}${all}${item}, ${seconds} s`.slice(0, this.#terminal.columns() - 1);
    if (line === this.#shown) return;
    this.#shown = line;
    this.#terminal.write(`${CLEAR}${line}`);
  }
}
