import type { Choices } from "../bird/choices.ts";
import { choicesFor } from "./held-text.ts";

/** The neighbor of all texts. */
export const NEIGHBOR = "192.0.2.1";

/** A router with one neighbor, as somebody might have written it: settings of all neighbors and of this one, in any order and again. */
export function neighborText(number: number): readonly string[] {
  const c = choicesFor("frr neighbor", number);
  const before = c.percent(30) ? [`frr defaults ${c.pick(["datacenter", "traditional"])}`] : [];
  const inFamilies = (["ipv4", "ipv6"] as const).flatMap((family) =>
    c.percent(60)
      ? [
          ` address-family ${family} unicast`,
          ...c.list(0, 4, () => `  ${inFamily(c)}`),
          " exit-address-family",
        ]
      : [],
  );
  const group = c.percent(4)
    ? [" neighbor PG peer-group", ` neighbor ${NEIGHBOR} peer-group PG`, " neighbor PG timers 5 20"]
    : [];
  return [
    ...before,
    "router bgp 64500",
    ...c.list(0, 3, () => ` ${ofAll(c)}`),
    ` neighbor ${NEIGHBOR} remote-as ${c.pick([64496, 64497])}`,
    ...group,
    ...c.list(0, 5, () => ` ${ofOne(c)}`),
    ...c.list(0, 1, () => ` ${ofAll(c)}`),
    ...inFamilies,
    "exit",
  ];
}

const times = (c: Choices) =>
  `${c.pick([0, 1, 3, 20, 30, 60, 65535])} ${c.pick([0, 3, 9, 60, 90, 91, 180, 65535, ...(c.percent(4) ? [2, 65536] : [])])}`;

function ofAll(c: Choices): string {
  const no = c.percent(50) ? "no " : "";
  return c.do(
    () => `timers bgp ${times(c)}`,
    () => "no timers bgp",
    () => `${no}bgp default ipv4-unicast`,
    () => `${no}bgp default ipv6-unicast`,
    () => `${no}bgp ebgp-requires-policy`,
  );
}

function ofOne(c: Choices): string {
  const words = c.do(
    () => `timers ${times(c)}`,
    () => `timers ${times(c)}`,
    () =>
      `ebgp-multihop${c.pick(["", " 1", " 2", " 255", ...(c.percent(10) ? [" 0", " 256"] : [])])}`,
    () => "ttl-security hops 1",
    () => `description ${c.pick(["a", "a  b", "timers 1 3"])}`,
    () => c.pick(["shutdown", "shutdown message a b", "shutdown message c"]),
    () => `local-role ${c.pick(["peer", "provider", "customer", "rs-client"])}`,
    () => `update-source ${c.pick(["192.0.2.7", "192.0.2.8"])}`,
    () => `remote-as ${c.pick([64496, 64497])}`,
    () => "passive",
  );
  return `${c.percent(3) ? "no " : ""}neighbor ${NEIGHBOR} ${words}`;
}

function inFamily(c: Choices): string {
  if (c.percent(20)) return `no neighbor ${NEIGHBOR} activate`;
  const how = ["", "", " restart 5", " warning-only", ...(c.percent(3) ? [" force"] : [])];
  return `neighbor ${NEIGHBOR} ${c.do(
    () => "activate",
    () => "activate",
    () => "soft-reconfiguration inbound",
    () =>
      `maximum-prefix ${c.pick([1, 250, 4294967295, ...(c.percent(4) ? [0, 4294967296] : [])])}${c.pick(["", "", " 1", " 80", " 100", ...(c.percent(4) ? [" 0", " 101"] : [])])}${c.pick(how)}`,
    () => `route-map ${c.pick(["PEERC_A", "PEERC_B"])} ${c.pick(["in", "out"])}`,
  )}`;
}
