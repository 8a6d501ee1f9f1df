import type { PrefixList } from "../../../policy/index.ts";
import type { RenderedList, Templates } from "../../platform.ts";
import { printPart } from "../../print-part.ts";
import { prefixSetView } from "./list-view.ts";

/** A prefix-set. */
export function renderList(list: PrefixList, templates: Templates): RenderedList {
  return { text: printPart(prefixSetView(list), "list", templates), kind: "prefix-set" };
}
