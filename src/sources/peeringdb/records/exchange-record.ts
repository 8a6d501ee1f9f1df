import { comparePrefixes, formatPrefix, parsePrefix } from "../../../net/index.ts";
import type { PeeringDbExchange } from "../peeringdb.ts";
import type { RecordFields } from "./record-fields.ts";

/** Reads an exchange from its line. */
export function readExchange(fields: RecordFields): PeeringDbExchange {
  const prefixes = fields.words("prefixes").flatMap((text) => parsePrefix(text) ?? []);
  return {
    id: fields.id("ixlan_id"),
    ixId: fields.id("ix_id"),
    name: fields.name("name"),
    city: fields.text("city"),
    country: fields.text("country"),
    prefixes: sortedPrefixes(prefixes),
    ixfUrl: fields.url("ixf_ixp_member_list_url"),
  };
}

/** An exchange as it is committed: the fields of `ixlan`, `ix` and `ixpfx` under the names that PeeringDB has for them. */
export function exchangeLine(exchange: PeeringDbExchange): object {
  return {
    ixlan_id: exchange.id,
    ix_id: exchange.ixId,
    name: exchange.name,
    city: exchange.city,
    country: exchange.country,
    prefixes: sortedPrefixes(exchange.prefixes).map(formatPrefix),
    ixf_ixp_member_list_url: exchange.ixfUrl,
  };
}

/** Prefixes in their order, each once. */
export function sortedPrefixes(
  prefixes: PeeringDbExchange["prefixes"],
): PeeringDbExchange["prefixes"] {
  const sorted = [...prefixes].sort(comparePrefixes);
  return sorted.filter((prefix, i) => {
    const last = sorted[i - 1];
    return !last || comparePrefixes(last, prefix) !== 0;
  });
}
