import { parseAddress, parseCommunity, parsePrefix, type Community } from "../../src/net/index.ts";
import { routeValueOf, type Route } from "../../src/policy/index.ts";

/** Reads birdc's `show route protocol … all` (`BGP.med: 7`, since BIRD 3 `bgp_med: 7`). What it does not print is not known: the RPKI state. */
export function readBirdRoutes(text: string): ReadonlyMap<string, Route> {
  const routes = new Map<string, Route>();
  for (const block of text.split(/\n(?=[0-9a-f:]\S*\/\d)/)) {
    const [, shown = "", destination] = /^(\S+\/\d+)\s+(\w+)/m.exec(block) ?? [];
    const prefix = parsePrefix(shown);
    if (!prefix) continue;
    const get = (name: string) =>
      new RegExp(`(?:BGP\\.|bgp_)${name}: ?(.*)`).exec(block)?.[1]?.trim();
    const number = (name: string) => {
      const value = get(name);
      return value === undefined ? null : Number(value);
    };
    // The link-local address of an IPv6 next hop comes second, or after `::` if there is no other.
    const hops = get("next_hop")?.split(" ") ?? [];
    const nextHop = parseAddress(hops.find((hop) => hop !== "::") ?? "");
    routes.set(shown, {
      prefix,
      asPath: (get("as_path") ?? get("path") ?? "").split(" ").filter(Boolean).map(Number),
      nextHop: destination === "blackhole" ? "discard" : (nextHop ?? "self"),
      communities: ["community", "ext_community", "large_community"].flatMap((name) =>
        communities(get(name) ?? ""),
      ),
      rpki: "not-found",
      // `IGP`, `EGP`, `Incomplete`; routes of our own have none.
      origin: routeValueOf("origin", (get("origin") ?? "igp").toLowerCase()) ?? "igp",
      localPreference: number("local_pref"),
      med: number("med"),
    });
  }
  return routes;
}

/** `(65535,666) (52580,1)`, `(rt, 52580, 7)`, `(52580, 1, 2)`. */
function communities(text: string): readonly Community[] {
  return [...text.matchAll(/\(([^)]*)\)/g)].map(([, inside = ""]) => {
    const community = parseCommunity(inside.replaceAll(/, ?/g, ":"));
    if (!community) throw new Error(`BIRD shows a community that nobody sent: ${inside}`);
    return community;
  });
}
