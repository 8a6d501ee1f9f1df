import { createHash } from "node:crypto";

import type { Provenance } from "../sources.ts";
import type { SourceTexts } from "../source-format.ts";

/** The index entry of a source. */
export interface SourceEntry extends Provenance {
  /** The number of records of each kind. */
  readonly counts: Readonly<Record<string, number>>;
  /** SHA-256 of the names and contents of its files. */
  readonly digest: string;
}

/** One source as it is committed. */
export interface CommittedSource {
  readonly entry: SourceEntry;
  readonly texts: SourceTexts;
}

/** All sources of a snapshot by name (`kindOf`). */
export type CommittedSources = ReadonlyMap<string, CommittedSource>;

/** The digest of a source's files. */
export function digestOf(texts: SourceTexts): string {
  const hash = createHash("sha256");
  for (const name of [...texts.keys()].sort()) {
    const text = texts.get(name) ?? "";
    hash.update(`${name} ${Buffer.byteLength(text)}\n${text}`);
  }
  return hash.digest("hex");
}
