import { gzipSync } from "node:zlib";

import {
  contact,
  exchange,
  net,
  port,
  tablesOf,
  type TestTables,
} from "../../sources/peeringdb/records.ts";
import { member, vlan } from "../../sources/ixf/export.ts";

/** When the sources of these tests were made, unless a test says otherwise. */
export const MADE = "2026-11-28T12:00:00Z";

const seconds = (time: string): number => Date.parse(time) / 1000;

/** A validator's JSON, with VRPs for what the small network and its peer have registered. */
export function rpki(roas = 3, time = MADE): string {
  const all = [
    { asn: "AS52580", prefix: "179.191.160.0/20", maxLength: 24, ta: "lacnic" },
    { asn: "AS13335", prefix: "1.1.1.0/24", maxLength: 24, ta: "apnic" },
    { asn: "AS209242", prefix: "104.16.0.0/13", maxLength: 24, ta: "arin" },
  ];
  return JSON.stringify({
    metadata: { generated: seconds(time), generatedTime: time },
    roas: all.slice(0, roas),
    aspas: [],
  });
}

/** A RIS whois dump of the same, packed. */
export function risDump(): Buffer {
  const lines = ["52580\t179.191.160.0/20\t300", "13335\t1.1.1.0/24\t340"];
  const head = "%\n% This file was generated at Sat Nov 28 12:00:00 UTC 2026\n%\n";
  return gzipSync(`${head}${lines.join("\n")}\n%\n% End of dump\n`);
}

/** The member export of the exchange `ix`. */
export function ixf(): string {
  const lan = {
    id: 2,
    name: "Peering",
    ipv4: { prefix: "187.16.216.0", mask_length: 21 },
    ipv6: { prefix: "2001:12f8::", mask_length: 64 },
  };
  return JSON.stringify({
    version: "1.0",
    timestamp: MADE,
    ixp_list: [{ ixp_id: 1, ixf_id: 1, shortname: "IX", vlan: [lan] }],
    member_list: [member(13335, vlan("187.16.216.20", "2001:12f8::20"))],
  });
}

/** A dump of PeeringDB: us, our peer, and as many other networks as given, all at the exchange. */
export function peeringDbDump(others = 1, time = MADE): string {
  const networks = [52580, 13335, ...Array.from({ length: others }, (_, i) => 60_000 + i)];
  const tables = tablesOf(exchange(1, "IX.br", "187.16.216.0/21", "2001:12f8::/64"), {
    net: networks.map((asn, i) => net(i + 1, asn)),
    netixlan: networks.map((asn, i) =>
      port(i + 1, 1, asn, { ipaddr4: `187.16.216.${i + 10}`, ipaddr6: null }),
    ),
    poc: [contact(1, 2, "NOC")],
  });
  const meta = { generated: seconds(time) };
  const dump = (Object.keys(tables) as (keyof TestTables)[]).map((table) => [
    table,
    { meta, data: tables[table] },
  ]);
  return JSON.stringify(Object.fromEntries(dump));
}

/** Traffic by ASN. */
export const FLOWS = "asn,in_p95_bps,out_p95_bps\n13335,900000000,100000000\n60000,5000,\n";
