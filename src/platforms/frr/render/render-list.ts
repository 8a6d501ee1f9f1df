import type { PrefixList } from "../../../policy/index.ts";
import type { RenderedList, Templates } from "../../platform.ts";
import { printPart } from "../../print-part.ts";
import { prefixListView } from "./list-view.ts";

/** A prefix list. Its name need not be one of ours, but is as plain. */
export function renderList(list: PrefixList, templates: Templates): RenderedList {
  if (!/^[A-Za-z][A-Za-z0-9_]{0,127}$/.test(list.name)) throw new Error("frr: not a plain name");
  const text = printPart(prefixListView(list, list.name), "prefix-list", templates);
  return { text, kind: "prefix-list" };
}
