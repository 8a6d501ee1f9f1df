import { AsPathListText } from "./as-path-lists.ts";
import { CommunityListText } from "./community-lists.ts";
import type { ListKind } from "./community-names.ts";
import type { FrrFile } from "./file-content.ts";

/**
 * `bgp as-path access-list`, `bgp community-list` and the like. Errors in a list are reported where something of
 * peerc's uses it. False for a line about something else, and for the old keywords with `ip`, which are no longer
 * commands (tried on 8.4.4).
 */
export function addList(words: readonly string[], line: number, file: FrrFile): boolean {
  const [verb, kind = "", third = ""] = words;
  if (verb !== "bgp") return false;
  if (kind === "as-path" && third === "access-list") {
    const name = words[3] ?? "";
    let list = file.objects.asPathLists.get(name);
    if (!list) file.objects.asPathLists.set(name, (list = new AsPathListText(name, line)));
    list.add(words.slice(4), line);
    return true;
  }
  const kinds: Readonly<Record<string, ListKind>> = {
    "community-list": "community",
    "large-community-list": "large-community",
    "extcommunity-list": "extcommunity",
  };
  const list = kinds[kind];
  if (list === undefined) return false;
  // A number instead of a name determines the form: up to 99 standard, up to 500 expanded.
  const isNumbered = /^\d{1,3}$/.test(third);
  const form = isNumbered ? formOf(Number(third)) : third;
  const [name = "", ...rest] = words.slice(isNumbered ? 2 : 3);
  const lists = file.objects.communityLists[list];
  let found = lists.get(name);
  if (!found) lists.set(name, (found = new CommunityListText(name, line)));
  // FRR accepts a number as the name of communities here, and of no others; peerc does not.
  const isMixed = !isNumbered && /^\d+$/.test(name);
  if ((form === "standard" || form === "expanded") && !isMixed) found.add(list, form, rest, line);
  else
    found.problems.push({
      line,
      why: "neither a name of a standard or expanded list nor a number of one",
    });
  return true;
}

function formOf(number: number): string {
  if (number < 1 || number > 500) return "none";
  return number > 99 ? "expanded" : "standard";
}
