import type { PrefixList } from "../../../policy/index.ts";
import type { RenderedList, Templates } from "../../platform.ts";
import { printPart } from "../../print-part.ts";
import { listView } from "./list-view.ts";

/** A constant set of prefixes. */
export function renderList(list: PrefixList, templates: Templates): RenderedList {
  return { text: printPart(listView(list), "list", templates), kind: "define" };
}
