import { readPrefix } from "../../net/index.ts";
import { wordsOf } from "../client/answer-data.ts";
import type { SetClass } from "../database/database.ts";
import { readAsn } from "../rpsl/names.ts";

/**
 * What may be members by reference in a server's list of a set's members: ASNs for as-sets, prefixes for route-sets.
 */
export function referredMembers(text: string, type: SetClass): readonly string[] {
  return wordsOf(text).flatMap((word) => {
    const asn = readAsn(word);
    if (type === "as-set") return asn === null ? [] : [`AS${asn}`];
    return typeof readPrefix(word) === "string" ? [] : [word];
  });
}
