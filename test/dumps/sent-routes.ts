import { parseAddress, parseCommunity, parsePrefix, type Address } from "../../src/net/index.ts";
import { parseAsPath } from "../../src/policy/index.ts";
import type { ReceivedRoute } from "../../src/routes/index.ts";

/** A route in a short form: what is not given, it has not. */
export interface ShortRoute {
  readonly prefix: string;
  readonly as_path: string;
  readonly communities?: readonly string[];
  readonly med?: number;
  readonly origin?: "egp" | "incomplete";
  readonly otc?: number;
}

/** The routes that a neighbor sent when the outputs in test/fixtures/dumps were recorded, but for what the form has no place for. */
export function sentRoutes(family: "ipv4" | "ipv6", asn: number): readonly ShortRoute[] {
  const at = (i: number) =>
    family === "ipv4" ? `192.0.${i}.0/24` : `2001:db8:${i.toString(16)}::/48`;
  const wellKnown = ["65535:65281", "65535:65282", "65535:65283", "65535:65284", "65535:0"];
  return [
    { prefix: at(1), as_path: `${asn}` },
    {
      ...{ prefix: at(2), as_path: `${asn} 64510 64511`, med: 5, origin: "incomplete", otc: 64500 },
      communities: [
        ...[`${asn}:1`, "65535:666", "rt:64500:7", "rt:400000:9"],
        ...["64500:1:2", "4294967295:0:4294967295"],
      ],
    },
    { prefix: at(3), as_path: `${asn} 64510 {64512,64513}`, med: 0, origin: "egp" },
    { prefix: at(4), as_path: `${asn} {64512} 64514`, med: 4294967295 },
    { prefix: at(6), as_path: `${asn}` },
    {
      ...{ prefix: at(7), as_path: `${asn}` },
      communities: [...wellKnown, "0:0", "65535:1", "65535:6", "65535:7", "65535:8"],
    },
    { prefix: at(8), as_path: `${asn}${" 64496".repeat(40)}` },
    { prefix: family === "ipv4" ? "0.0.0.0/0" : "::/0", as_path: `${asn}` },
    {
      prefix: family === "ipv4" ? "192.0.9.1/32" : "2001:db8:9::1/128",
      as_path: `${asn} 2147483647`,
    },
    { prefix: at(10), as_path: `${asn} 64666`, med: 1, communities: ["64666:1"] },
  ];
}

/** The received route of a route in the short form. */
export function receivedRoute(
  { prefix, as_path, communities = [], med, origin, otc }: ShortRoute,
  place: Pick<ReceivedRoute, "session" | "router" | "view">,
  nextHop: string,
): ReceivedRoute {
  return {
    ...place,
    prefix: must(parsePrefix(prefix)),
    asPath: must(parseAsPath(as_path)),
    nextHop: must<Address>(parseAddress(nextHop)),
    communities: communities.map((text) => must(parseCommunity(text))),
    ...{ med: med ?? null, localPreference: null, origin: origin ?? "igp" },
    ...{ otc: otc ?? null, pathId: null },
  };
}

function must<T>(value: T | null): T {
  if (value === null) throw new Error("a text of the test is wrong");
  return value;
}
