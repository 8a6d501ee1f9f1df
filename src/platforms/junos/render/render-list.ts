import type { PrefixList } from "../../../policy/index.ts";
import type { RenderedList, Templates } from "../../platform.ts";
import { printPart } from "../../print-part.ts";
import { prefixListView } from "./list-view.ts";

/**
 * A list as a statement of `policy-options`, one level deep: the template has it three levels deep, in our group. Its
 * comment is left out, so that `replace:` can stand in front.
 */
export function renderList(list: PrefixList, templates: Templates): RenderedList {
  const view = prefixListView(list);
  const text = printPart(view, "prefix-list", templates);
  return { text: text.replace(/^ *\/\*.*\*\/\n/, "").replaceAll(/^ {8}/gm, ""), kind: view.kind };
}
