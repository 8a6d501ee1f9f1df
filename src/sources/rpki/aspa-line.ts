import { parseAsn, type Asn } from "../../net/index.ts";
import type { Aspa } from "./rpki.ts";

/** Prints an ASPA in the notation of draft-ietf-sidrops-aspa-notation: `AS64500 => AS64501, AS64502`. */
export function formatAspaLine({ customer, providers }: Aspa): string {
  return `AS${customer} => ${providers.map((asn) => `AS${asn}`).join(", ")}`;
}

/** Reads what `formatAspaLine` printed of an ASPA as it is in `Rpki`; null for anything else. */
export function readAspaLine(line: string): Aspa | null {
  const match = /^(AS\d{1,10}) => (AS\d{1,10}(?:, AS\d{1,10})*)$/.exec(line);
  const customer = parseAsn(match?.[1] ?? "");
  if (customer === null || customer === 0) return null;
  const providers: Asn[] = [];
  for (const text of match?.[2]?.split(", ") ?? []) {
    const provider = parseAsn(text);
    const last = providers.at(-1);
    if (provider === null || provider === customer) return null;
    // Sorted, each once; AS 0 only alone.
    if (last !== undefined && (last === 0 || last >= provider)) return null;
    providers.push(provider);
  }
  const aspa = { customer, providers };
  return formatAspaLine(aspa) === line ? aspa : null;
}
