import {
  maxLength,
  parseAddress,
  parseAsn,
  readPrefix,
  type Asn,
  type Prefix,
} from "../../net/index.ts";
import type { DestinationColumns } from "./place-flow-columns.ts";
import type { CsvField } from "./parse-csv.ts";
import type { FailAt } from "./records.ts";

/** Where traffic goes: a host is the prefix that has no other. */
export type Destination =
  | { readonly by: "prefix"; readonly prefix: Prefix }
  | { readonly by: "asn"; readonly asn: Asn };

/** Reads where the traffic of a line goes, which has all the columns; null after a mistake was reported. */
export function readDestination(
  record: readonly CsvField[],
  columns: DestinationColumns,
  fail: FailAt,
): Destination | null {
  const field = record[columns.at];
  if (!field) throw new Error("a line without its destination");
  const { text } = field;
  if (columns.by === "asn") {
    const asn = /^(?:AS)?\d+$/i.test(text) ? parseAsn(text) : null;
    return asn === null ? fail(`\`${text}\` is not an ASN`, field) : { by: "asn", asn };
  }
  if (columns.by === "address" && columns.length === null) {
    const prefix = hostOf(text);
    return prefix ? { by: "prefix", prefix } : fail(`\`${text}\` is not an address`, field);
  }
  const length = columns.by === "address" ? columns.length : null;
  const shown = length === null ? text : `${text}/${record[length]?.text ?? ""}`;
  const prefix = readPrefix(shown);
  if (typeof prefix !== "string") return { by: "prefix", prefix };
  if (prefix === "host-bits") return fail(`\`${shown}\` has host bits`, field);
  const hint =
    length === null && parseAddress(text)
      ? "if these are hosts, name the column: --flows-column address=NAME"
      : undefined;
  return fail(`\`${shown}\` is not a prefix`, field, hint);
}

/** `::ffff:0:0/96`, in which a column of IPv6 addresses has the IPv4 ones (RFC 4291, 2.5.5.2). */
const MAPPED = 0xffffn;

function hostOf(text: string): Prefix | null {
  const address = parseAddress(text);
  if (!address) return null;
  const { family, value } = address;
  if (family === "ipv6" && value >> 32n === MAPPED) {
    return { family: "ipv4", value: value & 0xffff_ffffn, length: 32 };
  }
  return { family, value, length: maxLength(family) };
}
