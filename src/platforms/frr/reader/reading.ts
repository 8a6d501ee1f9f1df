import type { ReadingProblems } from "../../reading-problems.ts";
import type { FrrFile } from "./file-content.ts";
import type { EntryScanner } from "./fast/entry-scanner.ts";

/** The state of reading, and what is known about the router. */
export interface Reading {
  readonly file: FrrFile;
  readonly plain: EntryScanner;
  /** The router's own ASN. */
  readonly asn: number;
  readonly problems: ReadingProblems;
}
