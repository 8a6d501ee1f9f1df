import { readFileSync } from "node:fs";
import { join } from "node:path";

import { parseAddress, type Address } from "../../../src/net/index.ts";
import { addAddress, connectNamespaces } from "../namespaces.ts";
import { until } from "../until.ts";
import { Device } from "./device.ts";
import { OURS, THEIRS, type DrilledPlatform } from "./drill-network.ts";

/**
 * Our network: the host `s` behind router r1, which has ix-a, and r2, which has ix-b. The peer's: routers x at ix-a and y at
 * ix-b, and the host `d` behind both. Both networks prefer ix-a, and their routers there tell the others only of that way.
 */
export interface DrillLab {
  readonly devices: ReadonlyMap<string, Device>;
  /** Breaks the cable of ix-a somewhere in the middle. */
  readonly breakCable: () => void;
  readonly mendCable: () => void;
  readonly stop: () => void;
}

/** The two ends of the traffic. */
export const ENDS = { s: "179.191.160.10", d: "104.16.0.10" } as const;

/** Cables: both devices, the name of the interface, both addresses, and the length of the subnet. */
const CABLES = [
  ["s", "r1", "host", ENDS.s, "179.191.160.1", 24],
  ["r1", "r2", "core", "10.0.0.1", "10.0.0.2", 30],
  ["r1", "x", "ixa", "45.6.52.1", "45.6.52.2", 24],
  ["r2", "y", "ixb", "45.184.144.1", "45.184.144.2", 24],
  ["x", "y", "xy", "10.1.0.1", "10.1.0.2", 30],
  ["x", "d", "xd", "10.1.0.5", "10.1.0.6", 30],
  ["y", "d", "yd", "10.1.0.9", "10.1.0.10", 30],
] as const;

const KERNEL =
  "protocol device { }\nprotocol kernel { merge paths off; ipv4 { import none; export all; }; }\n";

/** What our router runs besides peerc's file, if it runs BIRD. `ways`: its static routes. */
function ourBird(id: string, own: string, other: string, ways = ""): string {
  return `log "/run/bird/bird.log" all;
router id ${id};
${KERNEL}protocol static { ipv4; route ${OURS} blackhole; ${ways}}
protocol bgp core { local ${own} as 52580; neighbor ${other} as 52580; direct;
  ipv4 { import all; export where source = RTS_BGP || net = ${OURS}; next hop self; }; }
include "peerc.conf";
`;
}

/** A router of the peer's; at ix-a it is preferred. It honours GRACEFUL_SHUTDOWN as RFC 8326 asks. */
function theirBird(
  id: string,
  lan: string,
  us: string,
  preference: number,
  inside: readonly string[],
) {
  return `log "/run/bird/bird.log" all;
router id ${id};
${KERNEL}protocol bgp to_us { local ${lan} as 13335; neighbor ${us} as 52580; connect delay time 1; error wait time 1, 3;
  ipv4 { import filter {
      bgp_local_pref = ${preference};
      if (65535, 0) ~ bgp_community then bgp_local_pref = 0;
      accept;
    };
    export where net = ${THEIRS}; }; }
${inside.map((neighbor, i) => `protocol bgp i${i} { local as 13335; neighbor ${neighbor} as 13335; direct; ipv4 { import all; export where source = RTS_BGP; next hop self; }; }\n`).join("")}`;
}

const BIRD_D = `log "/run/bird/bird.log" all;
router id 192.0.2.13;
${KERNEL}protocol static { ipv4; route ${THEIRS} blackhole; }
${["10.1.0.5", "10.1.0.9"].map((neighbor, i) => `protocol bgp i${i} { local as 13335; neighbor ${neighbor} as 13335; direct; ipv4 { import all; export where net = ${THEIRS}; next hop self; }; }\n`).join("")}`;

/**
 * As with labels between the routers of a network: what one has sent to the other goes out there. Without it packets may go to
 * and fro for some milliseconds, until both use the same way out.
 */
const STRAIGHT: Readonly<Record<string, readonly string[]>> = {
  r1: ["core", "104.16.0.0/13 via 45.6.52.2", "179.191.160.0/24 dev host"],
  r2: ["core", "104.16.0.0/13 via 45.184.144.2"],
  x: ["xy", "179.191.160.0/20 via 45.6.52.1", "104.16.0.0/13 via 10.1.0.6"],
  y: ["xy", "179.191.160.0/20 via 45.184.144.1", "104.16.0.0/13 via 10.1.0.10"],
};

/** Nothing gets through, and no interface goes down: neither end hears of it. */
const BROKEN =
  'table inet broken { chain cable { type filter hook prerouting priority -300; iifname "ixa" drop; }; }';

/** Starts everything with the committed files of a network, and waits until both ends prefer ix-a. */
export async function startDrillLab(
  directory: string,
  network: string,
  platform: DrilledPlatform,
): Promise<DrillLab> {
  const devices = new Map(
    ["s", "r1", "r2", "x", "y", "d"].map((name) => [name, new Device(directory, name)] as const),
  );
  const device = (name: string): Device => devices.get(name)!;
  for (const [a, b, name, atA, atB, length] of CABLES) {
    const ends = [device(a).namespace, device(b).namespace] as const;
    connectNamespaces(...ends, name);
    addAddress(ends[0], name, addressOf(atA), length);
    addAddress(ends[1], name, addressOf(atB), length);
  }
  addAddress(device("d").namespace, "lo", addressOf(ENDS.d), 32);
  device("s").sh("ip route add default via 179.191.160.1");
  const rendered = (name: string) => readFileSync(join(network, `rendered/${name}.conf`), "utf8");
  const birds = new Map([
    ["r2", ourBird("192.0.2.2", "10.0.0.2", "10.0.0.1", "route 179.191.160.0/24 via 10.0.0.1; ")],
    ["x", theirBird("192.0.2.11", "45.6.52.2", "45.6.52.1", 200, ["10.1.0.2", "10.1.0.6"])],
    ["y", theirBird("192.0.2.12", "45.184.144.2", "45.184.144.1", 100, ["10.1.0.1", "10.1.0.10"])],
    ["d", BIRD_D],
  ]);
  if (platform === "bird") birds.set("r1", ourBird("192.0.2.1", "10.0.0.1", "10.0.0.2"));
  else {
    device("r1").write("/etc/frr/frr.conf", rendered("r1"));
    await device("r1").startFrr();
  }
  for (const [name, text] of birds) {
    device(name).write("/etc/bird/bird.conf", text);
    if (name.startsWith("r")) device(name).write("/etc/bird/peerc.conf", rendered(name));
    await device(name).startBird();
  }
  for (const [name, [dev, ...routes]] of Object.entries(STRAIGHT)) {
    device(name).sh(`ip rule add iif ${dev} lookup 100`);
    for (const route of routes) device(name).sh(`ip route add ${route} table 100`);
  }
  const lab: DrillLab = {
    devices,
    breakCable: () => ["r1", "x"].forEach((name) => device(name).sh(`nft '${BROKEN}'`)),
    mendCable: () => ["r1", "x"].forEach((name) => device(name).sh("nft delete table inet broken")),
    stop: () => devices.forEach((one) => one.stop()),
  };
  await usesFirstExchange(lab);
  return lab;
}

/** Waits until both ways lead over ix-a. */
export async function usesFirstExchange({ devices }: DrillLab): Promise<void> {
  const leads = (name: string, to: string, dev: string) =>
    devices.get(name)!.run(`ip route get ${to}`).output.includes(` dev ${dev} `);
  await until("the traffic takes ix-a", () => {
    const there = leads("r1", ENDS.d, "ixa") && leads("d", ENDS.s, "xd");
    return there && leads("x", ENDS.s, "ixa") && leads("y", ENDS.s, "xy");
  });
}

function addressOf(text: string): Address {
  const address = parseAddress(text);
  if (!address) throw new Error(text);
  return address;
}
