import { didYouMean } from "../../diagnostics/index.ts";

/** The hint for a name that nothing has: the nearest one, or all there are. */
export function suggestName(name: string, known: readonly string[]): string | undefined {
  const near = didYouMean(name, known);
  if (near !== null) return `did you mean \`${near}\`?`;
  return known.length === 0 ? undefined : `there are: ${known.join(", ")}`;
}
