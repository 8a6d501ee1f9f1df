import type { ObjectChange } from "../../snapshot/index.ts";
import type { SourceChange } from "../../sources/index.ts";
import { describeChanges } from "./describe-changes.ts";
import { describeSources } from "./describe-sources.ts";

/** Prints what `fetch` wrote, or would write: objects, then sources. `from` says what was queried. */
export function describeFetched(
  objects: readonly ObjectChange[],
  sources: readonly SourceChange[],
  out: string,
  checkOnly: boolean,
  from: string,
): string {
  if (objects.length === 0 && sources.length > 0) {
    const done = checkOnly ? "would change" : "written";
    return `${out}: ${done}, no object differs${from}\n${describeSources(sources)}`;
  }
  return describeChanges(objects, out, checkOnly, from) + describeSources(sources);
}
