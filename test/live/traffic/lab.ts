import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { maxLength, type Address } from "../../../src/net/index.ts";
import { address } from "../../fixtures/plan.ts";
import { addAddress, addNamespace, connectNamespaces, namespaceName } from "../namespaces.ts";
import { run } from "../run.ts";

/** A member of an exchange, our router, and a host behind it that has every address. */
export interface TrafficLab {
  /** Checks a ruleset and loads it into the router. */
  readonly load: (ruleset: string) => void;
  /** Has the member send UDP packets, one to each of some addresses. */
  readonly send: (to: readonly string[]) => void;
  /** Makes the member forget the router's hardware addresses. */
  readonly forget: () => void;
  /** Packets that a counter of nftables in the router has counted; null if there is no such counter. */
  readonly counted: (counter: string) => number | null;
  /** What `nft -j list counters` prints for the router. */
  readonly counters: () => string;
  /** Packets that arrived at the host behind the router, and at the router itself, by their destination. */
  readonly arrived: (to: string) => number;
  readonly stop: () => void;
}

/** Addresses on the LAN of the small network's exchange (eth1), and on the link to the host (eth2). */
const MEMBER = ["187.16.216.20", "2001:12f8::20"];
const ROUTER = ["187.16.216.10", "2001:12f8::10"];
const LINK = { router: ["10.9.9.1", "fd09::1"], host: ["10.9.9.2", "fd09::2"] };
/** An address of the LAN that the member reaches through our router. */
export const BEHIND_US = "187.16.218.99";
const LENGTHS = { ipv4: 21, ipv6: 64 } as const;

/** Starts a lab, in namespaces that the caller removes, in which arrivals at these addresses are watched. */
export function startTrafficLab(watched: readonly string[]): TrafficLab {
  const [member, router, host] = ["member", "router", "host"].map(namespaceName) as [
    string,
    string,
    string,
  ];
  const inside = (namespace: string, ...command: readonly string[]): string =>
    run("ip", "netns", "exec", namespace, ...command);
  for (const name of [member, router, host]) addNamespace(name);
  connectNamespaces(member, router, "eth1");
  connectNamespaces(router, host, "eth2");
  const give = (namespace: string, dev: string, texts: readonly string[]): void => {
    for (const one of texts.map(address)) addAddress(namespace, dev, one, lengthOf(dev, one));
  };
  give(member, "eth1", MEMBER);
  give(router, "eth1", ROUTER);
  give(router, "eth2", LINK.router);
  give(host, "eth2", LINK.host);
  for (const file of ["ipv4/ip_forward", "ipv6/conf/all/forwarding"]) {
    inside(router, "bash", "-c", `echo 1 > /proc/sys/net/${file}`);
  }
  // The router has a default route inward, as one with a full table has a route to everything.
  ["-4", "-6"].forEach((family, i) => {
    run("ip", family, "-n", member, "route", "add", "default", "via", ROUTER[i] ?? "");
    run("ip", family, "-n", router, "route", "add", "default", "via", LINK.host[i] ?? "");
  });
  run("ip", "-n", member, "route", "add", BEHIND_US, "via", ROUTER[0] ?? "");
  const folder = mkdtempSync(join(tmpdir(), "peerc-traffic-"));
  const load = (namespace: string, text: string): void => {
    const file = join(folder, "rules.nft");
    writeFileSync(file, text);
    inside(namespace, "nft", "-c", "-f", file);
    inside(namespace, "nft", "-f", file);
  };
  load(host, watching(watched, "prerouting"));
  load(router, watching(watched, "input"));
  const packets = (namespace: string, counter: string): number | null => {
    const text = inside(namespace, "nft", "list", "counters");
    const found = new RegExp(`counter ${counter} \\{\\s*packets (\\d+)`).exec(text)?.[1];
    return found === undefined ? null : Number(found);
  };
  return {
    load: (ruleset) => load(router, ruleset),
    send: (to) => {
      inside(member, "bash", "-c", to.map((one) => `echo x > /dev/udp/${one}/4242`).join("\n"));
    },
    forget: () => void run("ip", "-n", member, "neigh", "flush", "dev", "eth1"),
    counted: (counter) => packets(router, counter),
    counters: () => inside(router, "nft", "-j", "list", "counters"),
    arrived: (to) =>
      (packets(host, watchedName(to)) ?? 0) + (packets(router, watchedName(to)) ?? 0),
    stop: () => rmSync(folder, { recursive: true }),
  };
}

function lengthOf(dev: string, { family }: Address): number {
  return dev === "eth1" ? LENGTHS[family] : maxLength(family) - 2;
}

/** A ruleset that counts UDP packets by their destination, and drops them, so that nothing answers. */
function watching(watched: readonly string[], hook: string): string {
  const rules = watched.map((to) => {
    const word = to.includes(":") ? "ip6" : "ip";
    return `udp dport 4242 ${word} daddr ${to} counter name ${watchedName(to)} drop`;
  });
  const counters = watched.map((to) => `counter ${watchedName(to)} { }`);
  return `table inet watching {
  ${counters.join("\n  ")}
  chain watching {
    type filter hook ${hook} priority 0;
    ${rules.join("\n    ")}
  }
}
`;
}

function watchedName(to: string): string {
  return `to_${to.replaceAll(/[.:]/g, "_")}`;
}
