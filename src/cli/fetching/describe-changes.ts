import {
  FAMILIES,
  formatPrefixRange,
  type RegisteredPrefixes,
  type UnknownMember,
} from "../../net/index.ts";
import type { ObjectChange } from "../../snapshot/index.ts";

/** How many prefixes of an object are listed. */
const SHOWN = 5;

/** Prints what `fetch` wrote, or would write: one line for each changed object. `from` says what was queried. */
export function describeChanges(
  changes: readonly ObjectChange[],
  out: string,
  checkOnly: boolean,
  from: string,
): string {
  if (changes.length === 0) return `${out}: nothing new${from}.\n`;
  const lines = changes.map((change) => {
    const some = (which: "added" | "removed", sign: string): string[] => {
      const lists = FAMILIES.map((family) => change.prefixes[family][which]);
      const total = lists.reduce((sum, { length }) => sum + length, 0);
      if (total === 0) return [];
      const shown = lists.flatMap((list) => firstOf(list, SHOWN)).slice(0, SHOWN);
      const more = total > SHOWN ? ` and ${total - SHOWN} more` : "";
      return [`${sign}${total} prefixes: ${shown.join(" ")}${more}`];
    };
    const origins = change.origins.added.length + change.origins.removed.length;
    const parts = [
      ...some("added", "+"),
      ...some("removed", "-"),
      ...(origins > 0
        ? [`origins +${change.origins.added.length} -${change.origins.removed.length}`]
        : []),
    ];
    parts.push(...describeUnknown(change));
    parts.push(...describeMembers(change, parts.length === 0));
    parts.push(...describeMade(change, parts.length === 0));
    return `  ${change.name} ${change.kind}${parts.length > 0 ? `: ${parts.join("; ")}` : ""}\n`;
  });
  return `${out}: ${checkOnly ? "would change" : "written"}, ${changes.length} objects differ${from}\n${lines.join("")}`;
}

/** The first prefixes of a list that may have millions, created one by one. */
function firstOf(list: RegisteredPrefixes, most: number): readonly string[] {
  const shown: string[] = [];
  for (const { range } of list) {
    shown.push(formatPrefixRange(range));
    if (shown.length === most) break;
  }
  return shown;
}

/** Members that are newly unknown, and those that are no longer unknown. */
function describeUnknown({ unknownMembers }: ObjectChange): readonly string[] {
  const some = (list: readonly UnknownMember[], sign: string): string[] => {
    if (list.length === 0) return [];
    const shown = list.slice(0, SHOWN).map(({ member, of }) => `${member} in ${of}`);
    const more = list.length > SHOWN ? ` and ${list.length - SHOWN} more` : "";
    const what = list.length === 1 ? "member" : "members";
    return [`${sign}${list.length} ${what} in no source: ${shown.join(", ")}${more}`];
  };
  return [...some(unknownMembers.added, "+"), ...some(unknownMembers.removed, "-")];
}

/** Nested sets of an object that now come from another source; if there are none, other changes to them. */
function describeMembers(change: ObjectChange, alone: boolean): readonly string[] {
  const { members, recordsSets } = change;
  const moved = members.filter(({ before, after }) => before !== null && after !== null);
  if (moved.length > 0) {
    const shown = moved
      .slice(0, SHOWN)
      .map(({ set, before, after }) => `${set} found in ${after}, before in ${before}`);
    return moved.length > SHOWN ? [...shown, `${moved.length - SHOWN} more sets moved`] : shown;
  }
  if (!alone) return [];
  if (recordsSets) return ["the sets inside of it recorded"];
  const added = members.filter(({ after }) => after !== null).length;
  const gone = members.length - added;
  return members.length === 0 ? [] : [`sets inside of it +${added} -${gone}`];
}

/** Changes in how an existing object was expanded; the server or dumps only if nothing else changed. */
function describeMade({ made }: ObjectChange, alone: boolean): readonly string[] {
  if (!made?.before || !made.after) return [];
  const { before, after } = made;
  const parts: string[] = [];
  if (after.foundIn !== undefined && before.foundIn !== after.foundIn) {
    const was = before.foundIn === undefined ? "" : `, before in ${before.foundIn}`;
    parts.push(`found in ${after.foundIn}${was}`);
  }
  const others = (made: typeof after) => made.alsoIn?.join(", ") ?? "no other source";
  if (others(before) !== others(after)) {
    parts.push(`its name also in ${others(after)}, before in ${others(before)}`);
  }
  if (before.engine !== after.engine) parts.push(`by ${after.engine}, before ${before.engine}`);
  if (before.sources.join() !== after.sources.join()) {
    parts.push(`from ${after.sources.join(", ")}, before ${before.sources.join(", ")}`);
  }
  if (alone && parts.length === 0 && after.answeredBy) {
    const names = after.answeredBy.map((one) => one.replace(/ sha256:\w+$/, ""));
    parts.push(`answered by ${names.join(", ")}`);
  }
  return parts;
}
