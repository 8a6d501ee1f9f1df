import { diagnostic, didYouMean, type Diagnostic, type Span } from "../../diagnostics/index.ts";

/** Reports an unknown list, with the name that was meant or the existing ones. */
export function unknownList(
  name: string,
  kind: "prefixes" | "asns",
  known: readonly string[],
  span: Span,
): Diagnostic {
  const near = didYouMean(name, known);
  const hint = near === null ? `lists here: ${known.join(", ")}` : `did you mean \`${near}\`?`;
  const what = kind === "prefixes" ? "prefixes" : "ASNs";
  return diagnostic("unknown-list", { name, what }, { span, hint });
}
