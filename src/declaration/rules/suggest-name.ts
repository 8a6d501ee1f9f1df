import { didYouMean } from "../../diagnostics/index.ts";

/** The hint for an unknown name: the nearest one, or all existing ones. */
export function suggestName(name: string, known: readonly string[]): string | undefined {
  const near = didYouMean(name, known);
  if (near !== null) return `did you mean \`${near}\`?`;
  return known.length === 0 ? undefined : `there are: ${known.join(", ")}`;
}
