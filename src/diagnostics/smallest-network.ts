/** The smallest valid network.yaml. */
export const SMALLEST = [
  "network: { asn: 64500, name: Example, as_sets: [AS64500], lab: true }",
  "irr: { servers: [rr.ntt.net, whois.radb.net], sources: [RADB, RIPE] }",
  "routers: { r1: { platform: bird, router_id: 192.0.2.1 } }",
].join("\n");
