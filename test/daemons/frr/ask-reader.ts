import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { platforms } from "../../../src/platforms/index.ts";
import { runFilter, type FilterNode, type Route } from "../../../src/policy/index.ts";
import type { HeldText } from "./held-text.ts";

/** A text's route map on import, according to the reader; null if it does not understand all of the text. */
export function readText({ lines, map, family }: HeldText): FilterNode | null {
  const neighbor = family === "ipv4" ? "192.0.2.1" : "2001:db8:ffff::1";
  const text = [
    ...lines,
    "router bgp 64500",
    " no bgp default ipv4-unicast",
    ` neighbor ${neighbor} remote-as 64496`,
    ` address-family ${family} unicast`,
    `  neighbor ${neighbor} activate`,
    `  neighbor ${neighbor} route-map ${map} in`,
    " exit-address-family",
    "",
  ].join("\n");
  const found = new Diagnostics();
  const request = { version: [8, 4], asn: 64500, neighbors: [], form: "running" } as const;
  const reading = platforms.frr.read({ path: "frr.conf", raw: text }, request, found.report);
  const [session] = reading.sessions;
  return found.all.length > 0 || !session ? null : session.import.start;
}

/** The result of a filter as read for a route: null if rejected. */
export function passed(start: FilterNode, route: Route): Route | null {
  const { verdict, route: after } = runFilter(start, route, null);
  return verdict === "accept" ? after : null;
}
