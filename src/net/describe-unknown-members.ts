import type { UnknownMember } from "./registered-object.ts";

/** How many of the sets that name a member are listed. */
const NAMED = 3;

/**
 * A line of text for each unknown member, with the sets that name it, in their order:
 * `AS-GONE, a member of RADB::AS-X, is in no source`.
 */
export function describeUnknownMembers(members: readonly UnknownMember[]): readonly string[] {
  const sets = new Map<string, { readonly of: string[]; readonly isUnusable: boolean }>();
  for (const { member, of, isUnusable } of members) {
    const known = sets.get(member);
    if (known) known.of.push(of);
    else sets.set(member, { of: [of], isUnusable });
  }
  return Array.from(sets, ([member, { of, isUnusable }]) => {
    const more = of.length > NAMED ? ` and ${of.length - NAMED} more` : "";
    const where = `${of.slice(0, NAMED).join(", ")}${more}`;
    return `${member}, a member of ${where}, ${isUnusable ? "cannot be used" : "is in no source"}`;
  });
}
