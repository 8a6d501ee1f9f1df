import { splitSource, type UnknownMember } from "../net/index.ts";

/** A set with its source, as reported by an engine: `RADB::AS-CONE`. */
const SOURCED = /^[A-Z][A-Z0-9_-]*::[A-Z0-9][A-Z0-9:_-]*$/;

/** Reads a line of an object's nested sets; null for anything else. */
export function readSetLine(line: string): string | null {
  return SOURCED.test(line) && splitSource(line).name !== "" ? line : null;
}

/** Prints an unknown member: `AS-GONE in RADB::AS-CONE`, and whether an object with the name is unusable. */
export function formatMemberLine({ member, of, isUnusable }: UnknownMember): string {
  return `${member} in ${of}${isUnusable ? ", unusable" : ""}`;
}

/** Reads what `formatMemberLine` printed; null for anything else. */
export function readMemberLine(text: string): UnknownMember | null {
  const match = /^([A-Z0-9][A-Z0-9:_-]*) in (\S+?)(, unusable)?$/.exec(text);
  const [, member, of, unusable] = match ?? [];
  if (member === undefined || of === undefined || !SOURCED.test(of)) return null;
  return { member, of, isUnusable: unusable !== undefined };
}

/** By member, then by the set that names it. */
export function compareUnknownMembers(a: UnknownMember, b: UnknownMember): number {
  return compareTexts(a.member, b.member) || compareTexts(a.of, b.of);
}

/** By code units, independent of language. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
