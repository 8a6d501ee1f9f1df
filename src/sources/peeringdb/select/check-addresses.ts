import { FAMILIES, formatAddress, holds, type Family } from "../../../net/index.ts";
import type { PeeringDbExchange, PeeringDbPort } from "../peeringdb.ts";
import type { RecordReader } from "../records/read-records.ts";

/**
 * Ports without addresses that cannot be true: outside of the LAN's prefixes (of that family, if it has any), or said
 * of two ports, of which at most one can have it. Each is noted.
 */
export function checkAddresses(
  reader: RecordReader,
  ports: readonly PeeringDbPort[],
  exchanges: readonly PeeringDbExchange[],
): readonly PeeringDbPort[] {
  const lans = new Map(exchanges.map((each) => [each.id, each.prefixes]));
  const uses = new Map<string, PeeringDbPort[]>();
  for (const port of ports) {
    for (const family of FAMILIES) {
      const key = keyOf(port, family);
      if (key) uses.set(key, [...(uses.get(key) ?? []), port]);
    }
  }
  const problemOf = (port: PeeringDbPort, family: Family): string | null => {
    const address = port[family];
    if (address === null) return null;
    const prefixes = (lans.get(port.lan) ?? []).filter((each) => each.family === family);
    const text = formatAddress(address);
    if (prefixes.length > 0 && !prefixes.some((prefix) => holds(prefix, address))) {
      return `its address ${text} is not in the LAN`;
    }
    const other = uses.get(keyOf(port, family) ?? "")?.find(({ id }) => id !== port.id);
    return other ? `netixlan ${other.id} of AS${other.asn} has its address ${text} too` : null;
  };
  return ports.map((port) => {
    const kept = { ...port };
    for (const family of FAMILIES) {
      const problem = problemOf(port, family);
      if (problem === null) continue;
      reader.leave("netixlan", { id: port.id, asn: port.asn }, problem);
      kept[family] = null;
    }
    return kept;
  });
}

function keyOf({ lan, ...addresses }: PeeringDbPort, family: Family): string | null {
  const address = addresses[family];
  return address && `${lan} ${formatAddress(address)}`;
}
