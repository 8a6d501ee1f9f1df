import { parseAsn, type RegisteredOrigin } from "../net/index.ts";

const SET = /^[A-Z0-9][A-Z0-9:_-]*$/;

/** Prints an origin and the sets that lead to it: `AS64496 RADB::AS-CONE > RIPE::AS-PART`. */
export function formatOriginLine({ asn, via }: RegisteredOrigin): string {
  return via.length === 0 ? `AS${asn}` : `AS${asn} ${via.join(" > ")}`;
}

/** Reads what `formatOriginLine` printed; null for anything else. */
export function readOriginLine(line: string): RegisteredOrigin | null {
  const match = /^(AS\d+)(?: (.+))?$/.exec(line);
  const asn = parseAsn(match?.[1] ?? "");
  if (asn === null) return null;
  const via = match?.[2]?.split(" > ") ?? [];
  return via.every((name) => SET.test(name)) ? { asn, via } : null;
}
