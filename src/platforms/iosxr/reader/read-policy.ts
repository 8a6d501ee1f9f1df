import type { FilterNode } from "../../../policy/index.ts";
import { NOWHERE } from "../../fast/movable-graph.ts";
import type { FilterContext } from "./filter-context.ts";
import { PolicyReader } from "./filter.ts";
import { linesOf, type XrObjects } from "./objects.ts";
import { parsePolicy } from "./parse-policy.ts";
import { LineNeeded, withLines, type Problems } from "./problems.ts";

/** The policy with a name, attached on a line. */
export function readPolicy(
  name: string,
  line: number,
  objects: XrObjects,
  context: FilterContext,
  problems: Problems,
): FilterNode {
  return (
    readInParts(name, line, objects, context, problems) ??
    new PolicyReader(objects, context, problems).read(name, line)
  );
}

/** The graph of a policy's parts in sequence; null if they must be read as a whole. */
function readInParts(
  name: string,
  line: number,
  objects: XrObjects,
  context: FilterContext,
  problems: Problems,
): FilterNode | null {
  const policy = objects.use("route-policy", name)?.policy;
  // An edit after the policy would be part of every `done`.
  if (!policy || context.editsAfter.length > 0) return null;
  const located = withLines(problems);
  const reader = new PolicyReader(objects, context, located);
  const { family, local, validates } = context;
  const key = `${family} ${local?.family} ${local?.value} ${String(validates)}`;
  const known = objects.known(key, (text) => {
    const statements = parsePolicy(linesOf(text, NOWHERE), located);
    // Errors have been reported by throwing.
    return statements ?? [];
  });
  try {
    const { starts } = known.read(
      policy.parts,
      reader.end(policy.lastLine ?? line),
      (statements, after) => ({
        starts: reader.statements(statements, after),
        conditions: 0,
      }),
    );
    return starts.open;
  } catch (thrown) {
    if (!(thrown instanceof LineNeeded)) throw thrown;
    return null;
  }
}
