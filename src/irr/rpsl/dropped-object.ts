/** Why an object is not taken into the database. */
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

/** An object of a dump that was left out as a whole, since a part of it that counts cannot be read. */
export interface DroppedObject {
  /** The object as it names itself: `route 192.0.2.1/24`, cut to a length that can be printed. */
  readonly object: string;
  /** The dump, under the path it was given by. */
  readonly file: string;
  /** The line on which the object starts, counted from 1. */
  readonly line: number;
  readonly reason: DropReason;
  /** The reason in words, with the value that is wrong and the line it stands on. */
  readonly detail: string;
}

/** What was dropped: numbers that are always exact, and the first objects of each reason. */
export interface DropSummary {
  readonly total: number;
  readonly counts: Readonly<Partial<Record<DropReason, number>>>;
  /** How many of each source; less than all, since of some the source cannot be read. */
  readonly sources: ReadonlyMap<string, number>;
  readonly objects: readonly DroppedObject[];
}

/** Prints where an object was dropped and why: `irr/radb.rpsl.gz:17: …`. */
export function formatDropped(dropped: DroppedObject): string {
  return `${dropped.file}:${dropped.line}: ${dropped.object}: ${dropped.detail}`;
}

/** Shortens a text from a dump to something printable: one line, no control characters, at most 80. */
export function excerpt(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is replaced
  const clean = text.slice(0, 400).replace(/[\u0000-\u001f\u007f-\u009f]+/g, "\ufffd");
  return clean.length > 80 ? `${clean.slice(0, 79)}…` : clean;
}
