import { formatPrefix, maxLength, parseAsn, readPrefix } from "../../net/index.ts";
import type { Vrp } from "./rpki.ts";

/** Prints a VRP: `192.0.2.0/24 AS64500`, or with its maximum length if that is longer: `192.0.0.0/22-24 AS64500`. */
export function formatVrpLine({ prefix, maxLength: longest, asn }: Vrp): string {
  const range = longest === prefix.length ? "" : `-${longest}`;
  return `${formatPrefix(prefix)}${range} AS${asn}`;
}

/** Reads what `formatVrpLine` printed; null for anything else. */
export function readVrpLine(line: string): Vrp | null {
  const match = /^([0-9a-f:.]+\/\d{1,3})(?:-(\d{1,3}))? (AS\d{1,10})$/.exec(line);
  const prefix = readPrefix(match?.[1] ?? "");
  const asn = parseAsn(match?.[3] ?? "");
  if (typeof prefix === "string" || asn === null) return null;
  const longest = match?.[2] === undefined ? prefix.length : Number(match[2]);
  if (longest < prefix.length || longest > maxLength(prefix.family)) return null;
  const vrp = { prefix, maxLength: longest, asn };
  return formatVrpLine(vrp) === line ? vrp : null;
}
