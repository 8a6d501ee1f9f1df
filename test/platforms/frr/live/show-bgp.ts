import {
  compareCommunities,
  formatAddress,
  formatCommunity,
  parseCommunity,
} from "../../../../src/net/index.ts";
import type { Route } from "../../../../src/policy/index.ts";
import { address, routerPlan } from "../../../fixtures/plan.ts";
import { WELL_KNOWN_NAMES } from "../../../../src/platforms/frr/render/community-text.ts";

/** What is compared of a route, as one text. */
export function printRoute(route: Route): string {
  const path = route.asPath.map((hop) =>
    typeof hop === "number" ? `${hop}` : `{${[...hop].sort((a, b) => a - b).join(",")}}`,
  );
  const discard = routerPlan("frr", [8, 4]).discard.ipv4 ?? address("0.0.0.0");
  const to = route.nextHop === "discard" ? discard : route.nextHop;
  return [
    `path ${path.length === 0 ? "Local" : path.join(" ")}`,
    `to ${typeof to === "string" ? to : formatAddress(to)}`,
    `preference ${route.localPreference ?? "-"}`,
    `med ${route.med ?? "-"}`,
    `communities ${[...route.communities].sort(compareCommunities).map(formatCommunity).join(" ")}`,
  ].join("; ");
}

/** A path as `show bgp … json` has it, as far as it is compared. */
interface ShownPath {
  readonly aspath: { readonly string: string };
  readonly nexthops: readonly { readonly ip: string }[];
  readonly locPrf?: number;
  readonly metric?: number;
  readonly peer: { readonly peerId: string };
  readonly community?: { readonly string: string };
  readonly largeCommunity?: { readonly string: string };
  readonly extendedCommunity?: { readonly string: string };
}

/** Reads `show bgp ipv4 unicast PREFIX json`: neighbor → the same text as `printRoute`. */
export function parsePaths(json: string): Readonly<Record<string, string>> {
  const { paths = [] } = JSON.parse(json) as { readonly paths?: readonly ShownPath[] };
  return Object.fromEntries(
    paths.map((path) => {
      const route = [
        `path ${path.aspath.string}`,
        `to ${path.nexthops[0]?.ip ?? "?"}`,
        `preference ${path.locPrf ?? "-"}`,
        `med ${path.metric ?? "-"}`,
        `communities ${communities(path)}`,
      ];
      return [path.peer.peerId, route.join("; ")];
    }),
  );
}

function communities(path: ShownPath): string {
  const numbers = new Map([...WELL_KNOWN_NAMES].map(([text, name]) => [shown(name), text]));
  const texts = [
    ...words(path.community?.string).map((text) => numbers.get(shown(text)) ?? text),
    // A community that was there already is there twice.
    ...new Set(words(path.extendedCommunity?.string).map((text) => text.replace("RT:", "rt:"))),
    ...words(path.largeCommunity?.string),
  ];
  return texts
    .map((text) => {
      const community = parseCommunity(text);
      if (!community) throw new Error(`no community: ${text}`);
      return community;
    })
    .sort(compareCommunities)
    .map(formatCommunity)
    .join(" ");
}

/** JSON has well-known names in camel case: `gracefulShutdown`. */
function shown(name: string): string {
  return name.replaceAll("-", "").toLowerCase();
}

function words(text: string | undefined): readonly string[] {
  return text === undefined || text === "" ? [] : text.split(" ");
}
