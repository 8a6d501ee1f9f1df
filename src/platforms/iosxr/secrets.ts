import type { TextRange } from "../../diagnostics/index.ts";
import { lineSecrets } from "../line-secrets.ts";

/**
 * The secret parts of an IOS-XR configuration. Its commands for secrets (`password encrypted`, `password 7`,
 * `secret 10`, `key-string password`, `tacacs-server … key 7`, `snmp-server community`, `username`, …) extend to the
 * end of their line.
 */
export function secretsIn(text: string): readonly TextRange[] {
  return lineSecrets(text);
}
