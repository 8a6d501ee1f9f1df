/** The classes of RPSL objects (RFC 2622, RFC 4012) that peerc uses. */
export const RPSL_CLASSES = ["route", "route6", "as-set", "route-set", "aut-num"] as const;

/** A class of objects that are kept; all others are skipped. */
export type RpslClass = (typeof RPSL_CLASSES)[number];

/** One attribute. The value has no comments; its continuation lines are joined by commas. */
export interface RpslAttribute {
  readonly name: string;
  readonly value: string;
  /** The line of the dump on which it starts, from 1. */
  readonly line: number;
}

/** One object of a dump: the attributes that matter for expansion, in order, its key first. */
export interface RpslObject {
  readonly class: RpslClass;
  /** The line of the dump on which it starts, from 1. */
  readonly line: number;
  readonly attributes: readonly RpslAttribute[];
}

/** The attributes that are read; the others of an object (contacts, remarks, policies) are not kept. */
export const READ_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...RPSL_CLASSES,
  "origin",
  "source",
  "mnt-by",
  "member-of",
  "members",
  "mp-members",
  "mbrs-by-ref",
]);
