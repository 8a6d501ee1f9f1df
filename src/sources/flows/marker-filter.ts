import type { CsvField } from "./parse-csv.ts";

/** What pmacct writes around the lines that belong together, with `print_markers` and the number of a process. */
const MARKER = /^--(START|END) \(\d+\)--$/;

/** Leaves out pmacct's markers, and knows which start has no end: there the file is cut off. */
export class MarkerFilter {
  #open: CsvField | null = null;

  /** The start without an end, after all records were read. */
  get open(): CsvField | null {
    return this.#open;
  }

  /** The records that are no markers, up to a second start before the end of the first one. */
  *without(records: Iterable<readonly CsvField[]>): Generator<readonly CsvField[], undefined> {
    for (const record of records) {
      const [field] = record;
      const marker = field && record.length === 1 ? MARKER.exec(field.text)?.[1] : undefined;
      if (!field || marker === undefined) yield record;
      else if (marker === "END") this.#open = null;
      else if (this.#open) return;
      else this.#open = field;
    }
  }
}
