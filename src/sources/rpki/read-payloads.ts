import {
  formatPrefix,
  MAX_ASN,
  maxLength,
  parseAsn,
  readPrefix,
  type Asn,
} from "../../net/index.ts";
import { isRecord, shown } from "./json-values.ts";
import type { Aspa, Vrp } from "./rpki.ts";

/** A record of a validator's output with its time of expiry, in seconds since 1970; null if it has none. */
export interface Expiring<T> {
  readonly value: T;
  readonly expires: number | null;
}

/** A problem with its place inside of the record: `.prefix: "192.0.2.1/24" has host bits`. */
type Problem = string;

/** Reads one of `roas`: a VRP. */
export function readVrp(roa: unknown): Expiring<Vrp> | Problem {
  if (!isRecord(roa)) return `: ${shown(roa)} is not a VRP`;
  const asn = readAsn(roa["asn"]);
  if (asn === null) return `.asn: ${shown(roa["asn"])} is not an ASN`;
  const given = roa["prefix"];
  const prefix = typeof given === "string" ? readPrefix(given) : "syntax";
  if (prefix === "host-bits") return `.prefix: ${shown(given)} has host bits`;
  if (typeof prefix === "string") return `.prefix: ${shown(given)} is not a prefix`;
  const longest = roa["maxLength"] ?? roa["maxlength"];
  const isLength = typeof longest === "number" && Number.isInteger(longest);
  if (!isLength || longest < prefix.length || longest > maxLength(prefix.family)) {
    return `.maxLength: ${shown(longest)} is not a maximum length of ${formatPrefix(prefix)}`;
  }
  return withExpiry(roa, { prefix, maxLength: longest, asn });
}

/** Reads one of `aspas`, its providers sorted, each once. */
export function readAspa(item: unknown): Expiring<Aspa> | Problem {
  if (!isRecord(item)) return `: ${shown(item)} is not an ASPA`;
  const name = "customer_asid" in item ? "customer_asid" : "customer";
  const customer = readAsn(item[name]);
  if (customer === null || customer === 0) return `.${name}: ${shown(item[name])} is not an ASN`;
  const list = "provider_asids" in item ? "provider_asids" : "providers";
  const given = item[list];
  if (!Array.isArray(given)) return `.${list}: ${shown(given)} is not a list of ASNs`;
  if (given.length === 0) return `.${list}: is empty; a network without providers lists AS 0`;
  const providers = new Set<Asn>();
  for (const [i, text] of given.entries()) {
    const provider = readAsn(text);
    if (provider === null) return `.${list}[${i}]: ${shown(text)} is not an ASN`;
    if (provider === customer) return `.${list}[${i}]: AS${customer} is its own provider`;
    providers.add(provider);
  }
  const { afi } = item;
  if (afi !== undefined && afi !== "ipv4" && afi !== "ipv6") {
    return `.afi: ${shown(afi)} is neither "ipv4" nor "ipv6"`;
  }
  return withExpiry(item, { customer, providers: [...providers].sort((a, b) => a - b) });
}

function withExpiry<T>(record: Readonly<Record<string, unknown>>, value: T): Expiring<T> | Problem {
  const { expires } = record;
  if (expires === undefined) return { value, expires: null };
  const isTime = typeof expires === "number" && Number.isInteger(expires) && expires >= 0;
  if (isTime) return { value, expires };
  return `.expires: ${shown(expires)} is not a time in seconds since 1970`;
}

/** An ASN as a number, or as text with or without `AS`. */
function readAsn(value: unknown): Asn | null {
  if (typeof value === "string") return /^(?:AS)?\d+$/i.test(value) ? parseAsn(value) : null;
  const isAsn = typeof value === "number" && Number.isInteger(value) && value >= 0;
  return isAsn && value <= MAX_ASN ? value : null;
}
