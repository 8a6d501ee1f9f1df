import type { Expression, FilterStatement } from "./syntax.ts";

/** The first 16 bits of a route target: subtype 2 of the types for a 2-byte ASN, an address and a 4-byte ASN (RFC 4360, 5668). */
const TYPES = [0x0002, 0x0102, 0x0202];

/**
 * Whether the statements are one loop over `bgp_ext_community` that deletes exactly the route targets: every number between
 * the lowest and the highest of each of the three types.
 */
export function isRouteTargetRemoval(statements: readonly FilterStatement[]): boolean {
  const [loop, more] = statements;
  if (loop?.kind !== "for" || more) return false;
  const { variable, within } = loop;
  const body = only(loop.body);
  if (within.kind !== "name" || within.text !== "bgp_ext_community") return false;
  if (body?.kind !== "if" || body.otherwise) return false;
  const deletion = only(body.then);
  const deletes =
    deletion?.kind === "method" &&
    deletion.of === "bgp_ext_community" &&
    deletion.method === "delete" &&
    isName(deletion.value, variable);
  const types = alternatives(body.when).map((one) => typeOf(one, variable));
  return deletes && types.length === TYPES.length && TYPES.every((type) => types.includes(type));
}

function only(statement: FilterStatement): FilterStatement | null {
  if (statement.kind !== "block") return statement;
  const [first, more] = statement.statements;
  return first && !more ? first : null;
}

function alternatives(expression: Expression): readonly Expression[] {
  return expression.kind === "or"
    ? [...alternatives(expression.left), ...alternatives(expression.right)]
    : [expression];
}

/** The type whose communities are exactly those between the bounds of `X >= LOW && X <= HIGH`. */
function typeOf(expression: Expression, variable: string): number | null {
  if (expression.kind !== "and") return null;
  const { left, right } = expression;
  if (left.kind !== "compare" || left.sign !== ">=" || !isName(left.left, variable)) return null;
  if (right.kind !== "compare" || right.sign !== "<=" || !isName(right.left, variable)) return null;
  const low = generic(left.right);
  const high = generic(right.right);
  if (!low || !high || low[1] !== 0 || high[1] !== 0xffffffff) return null;
  const type = low[0] / 0x10000;
  return Number.isInteger(type) && high[0] === low[0] + 0xffff ? type : null;
}

function generic(expression: Expression): readonly [number, number] | null {
  if (expression.kind !== "tuple") return null;
  const [kind, key, value, more] = expression.parts;
  if (
    !kind ||
    !isName(kind, "generic") ||
    key?.kind !== "number" ||
    value?.kind !== "number" ||
    more
  ) {
    return null;
  }
  return [key.value, value.value];
}

function isName(expression: Expression, name: string): boolean {
  return expression.kind === "name" && expression.text === name;
}
