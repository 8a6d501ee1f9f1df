const SHOWN = 20;

/** Counts what was compared: what is equal, what differs by a known exception, and what differs. */
export class Tally {
  #title;
  #counts = new Map();
  #excused = new Map();
  #different = [];

  constructor(title) {
    this.#title = title;
  }

  /** Something that is as it should be; `how` is what it is counted under. */
  count(how, number = 1) {
    this.#counts.set(how, (this.#counts.get(how) ?? 0) + number);
  }

  /** A difference that an exception explains. */
  excuse(exception) {
    this.#excused.set(exception, (this.#excused.get(exception) ?? 0) + 1);
  }

  /** A difference that nothing explains. */
  differ(what) {
    this.#different.push(what);
  }

  /** Prints everything; gives the number of differences. */
  print() {
    console.log(`\n${this.#title}`);
    for (const [how, number] of this.#counts) console.log(`  ${how}: ${number}`);
    for (const [{ what, text }, number] of this.#excused) {
      console.log(`  different by a known exception: ${number}: ${what}\n    decided by: ${text}`);
    }
    console.log(`  different: ${this.#different.length}`);
    for (const one of this.#different.slice(0, SHOWN)) console.log(`    ${one}`);
    return this.#different.length;
  }
}
