import type { Report } from "../diagnostics/index.ts";

/** The files of one source in a snapshot by their names in its folder: `vrps.txt` → its text. */
export type SourceTexts = ReadonlyMap<string, string>;

/** The files of one source, as read from a snapshot. */
export interface SourceFolder {
  /** The folder's name, for messages: `snapshot/sources/rpki`. */
  readonly name: string;
  readonly texts: SourceTexts;
}

/**
 * The committed form of one source: sorted text, one record a line. `read` accepts exactly what `write` gives for some
 * data, and nothing else: it reports every line (at most five) that is something else, and then returns null.
 */
export interface SourceFormat<Data> {
  /** The names of its files, all of which always exist. */
  readonly files: readonly string[];
  readonly write: (data: Data) => SourceTexts;
  readonly read: (folder: SourceFolder, report: Report) => Data | null;
  /** The number of records of each kind; the guards compare them: `{ vrps: 410, aspas: 12 }`. */
  readonly count: (data: Data) => Readonly<Record<string, number>>;
}
