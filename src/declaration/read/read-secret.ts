import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { secretVariable, type Node } from "../../document/index.ts";
import type { Asn } from "../../net/index.ts";
import type { SecretReference } from "../../model/index.ts";

/**
 * Reads `{ env: NAME }`. Any other value may be the secret itself, and is never shown; `variable` is a name to
 * suggest.
 */
export function readSecret(
  node: Node | null,
  variable: string,
  report: Report,
): SecretReference | null {
  if (!node) return null;
  const env = secretVariable(node);
  if (env === null) report(diagnostic("literal-secret", { variable }, { span: node.span }));
  return env === null ? null : { env };
}

/** The name of a variable for a secret shared with a network. */
export function nameVariable(use: "PASSWORD" | "KEY", asn: Asn | null): string {
  return `BGP_${use}_${asn ?? "PEER"}`;
}
