import { AsPathListText } from "./as-path-lists.ts";
import { CommunityListText, type ListKind } from "./community-lists.ts";
import type { FrrFile } from "./file-content.ts";

/**
 * `bgp as-path access-list`, `bgp community-list` and the like, in the old form with `ip` too. What is wrong with a list is
 * told where something of ours uses it. False for a line about something else.
 */
export function addList(words: readonly string[], line: number, file: FrrFile): boolean {
  const [, kind = "", third = ""] = words;
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
  // A number in place of a name tells the form: up to 99 standard, up to 500 expanded.
  const isNumbered = /^\d{1,3}$/.test(third);
  const expanded = isNumbered ? Number(third) > 99 : third === "expanded";
  const [name = "", ...rest] = words.slice(isNumbered ? 2 : 3);
  const lists = file.objects.communityLists[list];
  let found = lists.get(name);
  if (!found) lists.set(name, (found = new CommunityListText(name, line)));
  const known = isNumbered || expanded || third === "standard";
  if (known) found.add(list, expanded ? "expanded" : "standard", rest, line);
  else found.problems.push({ line, why: "neither standard nor expanded" });
  return true;
}
