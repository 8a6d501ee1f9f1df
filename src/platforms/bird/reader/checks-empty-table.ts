import { valueOf } from "./constants.ts";
import { NotUnderstood } from "./cursor.ts";
import type { FilterContext } from "./filter-context.ts";
import { functionOf } from "./function-of.ts";
import type { BirdObjects } from "./objects.ts";
import type { Expression } from "./syntax.ts";

/**
 * `roa_check(TABLE, net, ORIGIN)`, with the origin of RFC 6811: our own ASN if the path is empty, otherwise the last
 * one. True if no cache fills the table: then every route is unknown. Throws `NotUnderstood`.
 */
export function checksEmptyTable(
  { args, line }: Extract<Expression, { kind: "call" }>,
  objects: BirdObjects,
  context: FilterContext,
): boolean {
  const [table, net, origin] = args;
  const name = table?.kind === "name" ? table.text : "";
  const known = objects.roaTables.get(name);
  objects.used.add(name);
  if (!known || net?.kind !== "name" || net.text !== "net" || args.length !== 3) {
    throw new NotUnderstood(line, "a check against something else than a ROA table");
  }
  if (known.family !== context.family) {
    throw new NotUnderstood(line, { name, problem: "is a table of the other family" });
  }
  if (origin?.kind !== "call" || !isOrigin(origin, objects, context)) {
    throw new NotUnderstood(
      line,
      "an origin that is not our own ASN for an empty path, and else bgp_path.last",
    );
  }
  return !known.filled;
}

/** Whether a function's two statements are `if bgp_path.len = 0 then return ASN; return bgp_path.last;`. */
function isOrigin(
  call: Extract<Expression, { kind: "call" }>,
  objects: BirdObjects,
  { asn }: FilterContext,
): boolean {
  const [first, second, more] = functionOf(call.name, call.args, call.line, 0, objects).read();
  if (first?.kind !== "if" || first.otherwise || second?.kind !== "return" || more) return false;
  const { when, then } = first;
  const asksEmpty =
    when.kind === "compare" &&
    when.sign === "=" &&
    isPart(when.left, "len") &&
    when.right.kind === "number" &&
    when.right.value === 0;
  const own = then.kind === "return" ? valueOf(then.value, objects) : null;
  return asksEmpty && own?.kind === "number" && own.value === asn && isPart(second.value, "last");
}

function isPart(expression: Expression, part: string): boolean {
  return expression.kind === "part" && expression.of === "bgp_path" && expression.part === part;
}
