import type { TextRange } from "../../diagnostics/index.ts";
import { lineSecrets } from "../line-secrets.ts";

/** `rpki cache` over SSH: after address and port come the user and the key files (bgp_rpki.c). */
const SSH_CACHE =
  /^([ \t]*(?:no[ \t]+)?(?:rpki[ \t]+)?cache[ \t]+(?:tcp[ \t]+|ssh[ \t]+)?\S+[ \t]+\d+[ \t]+)(?!(?:source|preference)[ \t]).+/gm;

/**
 * The secret parts of an FRR configuration. Its commands for secrets (`password`, `enable password`,
 * `neighbor … password`, `ip ospf authentication-key`, `message-digest-key … md5`, `area-password`, `key-string`, …)
 * extend to the end of their line.
 */
export function secretsIn(text: string): readonly TextRange[] {
  const caches = [...text.matchAll(SSH_CACHE)].map(({ index, 0: all, 1: command = "" }) => ({
    start: index + command.length,
    end: index + all.length,
  }));
  return lineSecrets(text, caches);
}
