import type { TextRange } from "../../diagnostics/index.ts";
import { lineSecrets } from "../line-secrets.ts";

/** `rpki cache` over SSH: behind address and port the user and the files of the keys (bgp_rpki.c). */
const SSH_CACHE =
  /^([ \t]*(?:no[ \t]+)?(?:rpki[ \t]+)?cache[ \t]+(?:tcp[ \t]+|ssh[ \t]+)?\S+[ \t]+\d+[ \t]+)(?!(?:source|preference)[ \t]).+/gm;

/**
 * Which pieces of an FRR configuration are secret. Its commands for secrets (`password`, `enable password`, `neighbor …
 * password`, `ip ospf authentication-key`, `message-digest-key … md5`, `area-password`, `key-string`, …) take the
 * rest of their line.
 */
export function secretsIn(text: string): readonly TextRange[] {
  const caches = [...text.matchAll(SSH_CACHE)].map(({ index, 0: all, 1: command = "" }) => ({
    start: index + command.length,
    end: index + all.length,
  }));
  return lineSecrets(text, caches);
}
