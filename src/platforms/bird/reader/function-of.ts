import { NotUnderstood } from "./cursor.ts";
import type { BirdObjects, FunctionText } from "./objects.ts";
import type { Expression } from "./syntax.ts";

const DEEPEST_CALL = 20;

/**
 * The function in a call, with the nesting depth of calls on its line; it counts as used. Throws `NotUnderstood` if
 * there is none, and for one with arguments.
 */
export function functionOf(
  name: string,
  args: readonly Expression[],
  line: number,
  depth: number,
  objects: BirdObjects,
): FunctionText {
  const called = objects.functions.get(name);
  objects.used.add(name);
  if (!called) throw new NotUnderstood(line, { name, problem: "is no function that is defined" });
  if (depth >= DEEPEST_CALL) throw new NotUnderstood(line, "function calls nested too deep");
  if (args.length > 0 || called.parameters.length > 0) {
    throw new NotUnderstood(line, "a function with arguments");
  }
  return called;
}
