/** What expressions of a workflow may ask: `github`, `inputs`. */
export type Context = Readonly<Record<string, unknown>>;

/** Whether earlier steps failed, for `always()` and `cancelled()`. */
export interface Situation {
  readonly failed: boolean;
  /** Whether a file is there, for `hashFiles()`. */
  readonly has?: (path: string) => boolean;
}

/** Replaces each `${{ … }}` of a text. */
export function expand(text: string, context: Context): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => {
    const value = evaluate(expression, context, { failed: false });
    return value === null ? "" : String(value);
  });
}

/** Whether a step or job runs: without a status function only if nothing failed (docs.github.com/actions, "Expressions"). */
export function isWanted(
  condition: string | boolean | undefined,
  context: Context,
  situation: Situation,
): boolean {
  if (condition === undefined) return !situation.failed;
  const text = String(condition).replace(/^\s*\$\{\{(.*)\}\}\s*$/, "$1");
  const asksStatus = /\b(?:always|cancelled|failure|success)\(\)/.test(text);
  return (asksStatus || !situation.failed) && Boolean(evaluate(text, context, situation));
}

/** Evaluates an expression of the few kinds that the workflows have; any other is an error of the test. */
function evaluate(
  expression: string,
  context: Context,
  situation: Situation,
): string | boolean | null {
  const parts = expression.split("&&").map((part) => part.trim());
  if (parts.length > 1) {
    return parts.every((part) => Boolean(evaluate(part, context, situation)));
  }
  const [only = ""] = parts;
  const hashed = /^hashFiles\('([^']*)'\) != ''$/.exec(only);
  if (hashed) return situation.has?.(hashed[1] ?? "") === true;
  const equal = only.split("==").map((side) => side.trim());
  if (equal.length === 2) {
    const [left, right] = equal.map((side) => evaluate(side, context, situation));
    // GitHub compares texts without regard to case.
    return String(left).toLowerCase() === String(right).toLowerCase();
  }
  if (only === "always()" || only === "!cancelled()") return true;
  const literal = /^'([^']*)'$/.exec(only);
  if (literal) return literal[1] ?? "";
  if (!/^(?:github|inputs)(?:\.[\w-]+)+$/.test(only)) throw new Error(`an expression: ${only}`);
  const value = only
    .split(".")
    .reduce<unknown>(
      (inner, name) =>
        typeof inner === "object" && inner !== null
          ? (inner as Record<string, unknown>)[name]
          : null,
      context,
    );
  return typeof value === "string" || typeof value === "boolean"
    ? value
    : typeof value === "number"
      ? String(value)
      : null;
}
