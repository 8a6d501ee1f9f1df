import { NotUnderstood } from "./cursor.ts";
import type { BirdObjects } from "./objects.ts";
import type { Expression } from "./syntax.ts";

const DEEPEST = 20;

/** An expression with constants replaced by their values, in sets and communities too. Throws `NotUnderstood`. */
export function valueOf(expression: Expression, objects: BirdObjects, depth = 0): Expression {
  const within = (part: Expression) => valueOf(part, objects, depth + 1);
  if (depth > DEEPEST) {
    throw new NotUnderstood(expression.line, "constants nested too deep");
  }
  switch (expression.kind) {
    case "tuple":
      return { ...expression, parts: expression.parts.map(within) };
    case "set":
      return { ...expression, items: expression.items.map(within) };
    case "range":
      return { ...expression, low: within(expression.low), high: within(expression.high) };
    case "name":
      break;
    default:
      return expression;
  }
  const constant = objects.constants.get(expression.text);
  if (!constant) {
    if (expression.text.startsWith("PEERC_")) {
      throw new NotUnderstood(expression.line, {
        name: expression.text,
        problem: "is not defined",
      });
    }
    return expression;
  }
  objects.used.add(expression.text);
  return ofConstant(expression, "value", objects, () => within(constant.value));
}

/** The value computed for a named constant, cached or new; without a name it is always new. */
export function ofConstant<T>(
  given: Expression,
  what: string,
  objects: BirdObjects,
  make: () => T,
): T {
  return given.kind === "name" ? cachedValue(`${what} ${given.text}`, objects, make) : make();
}

/** The value with a key, cached or new: most filters use the same. */
export function cachedValue<T>(key: string, { made }: BirdObjects, make: () => T): T {
  // The key determines the type.
  if (!made.has(key)) made.set(key, make());
  return made.get(key) as T;
}
