/** Why an object was dropped. */
export type DropReason =
  | "malformed-line"
  | "too-long"
  | "missing-attribute"
  | "repeated-attribute"
  | "bad-prefix"
  | "host-bits"
  | "bad-asn"
  | "bad-name"
  | "bad-member"
  | "bad-maintainer"
  | "bad-source";

/** An object of a dump that was dropped as a whole, because an essential part of it cannot be read. */
export interface DroppedObject {
  /** The object by its own name: `route 192.0.2.1/24`, shortened for printing. */
  readonly object: string;
  /** The dump, under the path by which it was given. */
  readonly file: string;
  /** The line on which the object starts, from 1. */
  readonly line: number;
  readonly reason: DropReason;
  /** The reason in words, with the wrong value and its line. */
  readonly detail: string;
}

/** What was dropped: exact counts, and the first objects for each reason. */
export interface DropSummary {
  readonly total: number;
  readonly counts: Readonly<Partial<Record<DropReason, number>>>;
  /** How many of each source; the sum may be less than the total, because the source of some cannot be read. */
  readonly sources: ReadonlyMap<string, number>;
  readonly objects: readonly DroppedObject[];
}

/** Prints where an object was dropped and why: `irr/radb.rpsl.gz:17: …`. */
export function formatDropped(dropped: DroppedObject): string {
  return `${dropped.file}:${dropped.line}: ${dropped.object}: ${dropped.detail}`;
}

/** Shortens a text from a dump to something printable: one line, no control characters, at most 80. */
export function excerpt(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is replaced
  const clean = text.slice(0, 400).replace(/[\u0000-\u001f\u007f-\u009f]+/g, "\ufffd");
  return clean.length > 80 ? `${clean.slice(0, 79)}…` : clean;
}
