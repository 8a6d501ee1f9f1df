import { compile } from "../../../src/compile/index.ts";
import { loadDeclaration } from "../../../src/declaration/index.ts";
import { Diagnostics, formatText } from "../../../src/diagnostics/index.ts";
import { platforms, reportLimits } from "../../../src/platforms/index.ts";
import { policyNames, loadPolicies } from "../../../src/policy/index.ts";
import { registryOf } from "../../fixtures/network.ts";
import { shippedSources } from "../../fixtures/shipped-policies.ts";
import { labRouter, type LabRouter } from "../lab-router.ts";

/** The router's own prefixes: those that it announces, and one that must stay inside. */
const ORIGINATES = ["179.191.160.0/20", "8.8.4.0/24", "2804:cf8::/32", "2620:fe:1::/48"];

/** The base file of the FRR router: where blackholed traffic goes. */
const BASE = `frr defaults traditional
hostname all
!
ip route 192.0.2.66/32 blackhole
ipv6 route 100::66/128 blackhole
!
`;

/** A router whose sessions are all between IPv6 addresses, most of IPv4 routes, and some between link-local ones. */
export function overIPv6Router(platform: "bird" | "frr"): LabRouter {
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const library = loadPolicies([shippedSources()], report);
  const text = declarationText(platform);
  const files = {
    list: (folder: string) => (folder === "" ? ["network.yaml", "base.conf"] : null),
    read: (path: string) => (path === "network.yaml" ? text : path === "base.conf" ? BASE : null),
  };
  const declaration = loadDeclaration(files, library && policyNames(library), report);
  const registry = registryOf(OBJECTS);
  const baseFiles = new Map([["base.conf", BASE]]);
  const plan =
    library &&
    declaration &&
    compile({ library, declaration, platforms, registry, baseFiles }, report)?.[0];
  if (plan) reportLimits(plan, report);
  if (!declaration || !plan || diagnostics.failed) throw new Error(formatText(diagnostics.all));
  return labRouter(plan, declaration, ORIGINATES);
}

const PREFIXES = ["5.61.0.0/16", "31.3.0.0/21", "80.58.0.0/16", "2a02:9000::/29", "2a0c:8::/32"];
const MORE = ["81.41.0.0/16", "95.17.0.0/20", "62.36.0.0/16", "2a0c:1::/32", "2a0c:4::/30"];
const LINK = ["77.224.0.0/16", "84.20.0.0/19", "90.160.0.0/15", "2a01:c50::/28", "2a0d:2::/32"];
const FAR = ["88.0.0.0/16", "80.24.0.0/16", "83.32.0.0/18", "2a02:2e00::/29", "2a0d:8::/32"];

const OBJECTS = {
  AS52580: { prefixes: ["179.191.160.0/20", "2804:cf8::/32"], asns: [52580] },
  "AS-OURS": {
    prefixes: ["179.191.160.0/20", "2804:cf8::/32", ...MORE, ...FAR],
    asns: [52580, 262287, 27715],
  },
  "AS-PEER": { prefixes: [...PREFIXES, "2a0c:7::/32"], asns: [13335, 39100] },
  "AS-CUSTOMER": { prefixes: MORE, asns: [262287, 39101] },
  "AS-LINK": { prefixes: [...LINK, "2a0d:7::/32"], asns: [15169, 39102] },
  "AS-LINK-CUSTOMER": { prefixes: [...FAR, "2a0d:9::/32"], asns: [27715, 39103] },
};

function declarationText(platform: "bird" | "frr"): string {
  // To FRR a link-local address is one neighbor, whatever the interface.
  const other = platform === "bird" ? "fe80::b" : "fe80::c";
  return `network:
  asn: 52580
  name: Azion
  as_sets: [AS-OURS]
  discard: { ipv4: 192.0.2.66, ipv6: "100::66" }
irr: { servers: [rr.ntt.net], sources: [RADB] }
routers:
  all:
    platform: ${platform}
    router_id: 179.191.175.3
    rpki: { caches: [{ address: "2804:cf8:c::53" }] }
${platform === "frr" ? "    base: base.conf\n" : ""}exchanges:
  ix: { name: IX, lan: { ipv6: "2001:12f8::/64" } }
peers:
  - asn: 13335
    name: Peer
    relation: peer
    as_sets: [AS-PEER]
    sessions:
      - { router: all, exchange: ix, local: "2001:12f8::10", remote: "2001:12f8::20", family: ipv4 }
  - asn: 262287
    name: Customer
    relation: customer
    as_sets: [AS-CUSTOMER]
    settings: { blackhole: true }
    sessions:
      - { router: all, exchange: ix, local: "2001:12f8::10", remote: "2001:12f8::21", family: ipv4 }
  - asn: 15169
    name: On a link
    relation: peer
    as_sets: [AS-LINK]
    sessions:
      - { router: all, pni: eth1, local: "fe80::a", remote: "fe80::b" }
      - { router: all, exchange: ix, interface: eth2, local: "fe80::a", remote: "${other}", family: ipv4 }
  - asn: 27715
    name: Customer on a link
    relation: customer
    as_sets: [AS-LINK-CUSTOMER]
    settings: { blackhole: true }
    sessions:
      - { router: all, pni: bond0, interface: bond0.5, local: "fe80::1a", remote: "fe80::1b", ttl_security: true, password: { env: BGP_PASSWORD_27715 } }
      - { router: all, pni: bond0, interface: bond0.6, local: "fe80::1a", remote: "fe80::1c", family: ipv4 }
`;
}
