import type { TextRange } from "../../diagnostics/index.ts";
import { endOfStatement, statementSecrets } from "../statement-secrets.ts";

/** Junos' keywords for secrets: `pre-shared-key ascii-text "…"`. */
const WORDS = "ascii-text|hexadecimal|hex-text";

/** The beginning of a block that contains SNMP communities, which are passwords. */
const SNMP = /\bsnmp\s*\{/g;
const NAMED = /\b(?:community|trap-group)\s+("(?:[^"\\]|\\[^])*"?|[^\s;{}]+)/g;

/**
 * The secret parts of a Junos configuration, in braces or as `set` commands: what follows a keyword for a secret
 * (`authentication-key`, `encrypted-password`, `secret`, `simple-password`, `privacy-key`, …) up to the end of its
 * statement, and SNMP communities.
 */
export function secretsIn(text: string): readonly TextRange[] {
  const communities: TextRange[] = [];
  const snmp = new RegExp(SNMP);
  for (let block = snmp.exec(text); block; block = snmp.exec(text)) {
    const start = snmp.lastIndex;
    const end = endOfBlock(text, start);
    for (const { index, 0: all, 1: name = "" } of text.slice(start, end).matchAll(NAMED)) {
      const after = start + index + all.length;
      communities.push({ start: after - name.length, end: after });
    }
    snmp.lastIndex = end;
  }
  return statementSecrets(text, WORDS, communities);
}

/** The brace that closes a block; the end of the text if there is none. */
function endOfBlock(text: string, from: number): number {
  let open = 1;
  for (let at = from; ; at++) {
    at = endOfStatement(text, at);
    if (text[at] === "{") open++;
    if (at >= text.length || (text[at] === "}" && --open === 0)) return at;
  }
}
