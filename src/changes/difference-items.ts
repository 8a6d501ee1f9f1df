import type { Direction } from "../policy/index.ts";
import type { PeerPlan, RouterPlan } from "../model/index.ts";
import type {
  NetworkDifference,
  PlacedPair,
  PlacedSession,
  Risk,
  RouteGroup,
  SettingChange,
} from "../diff/index.ts";

/** One difference in one place: what is allowed, or not. */
export type DifferenceItem =
  | {
      readonly kind: "routes";
      readonly group: RouteGroup;
      readonly change: RouteGroup["change"];
      readonly pair: PlacedPair;
    }
  | { readonly kind: "risk"; readonly risk: Risk }
  | { readonly kind: "not-compared"; readonly direction: Direction; readonly pair: PlacedPair }
  | { readonly kind: "setting"; readonly change: SettingChange; readonly pair: PlacedPair }
  | { readonly kind: "session-moved"; readonly pair: PlacedPair }
  | { readonly kind: "session-added" | "session-removed"; readonly placed: PlacedSession }
  | { readonly kind: "peer-added" | "peer-removed"; readonly peer: PeerPlan }
  | { readonly kind: "router-added" | "router-removed"; readonly router: RouterPlan }
  | {
      readonly kind: "router-setting";
      readonly change: SettingChange;
      readonly router: RouterPlan;
    };

/**
 * What counts of a difference: a kind that is missing here does not compile, so that none is allowed by default. What is
 * unchanged is none, and `spaces` is for counting.
 */
type Counted = Exclude<keyof NetworkDifference, "unchanged" | "spaces">;

/**
 * Every difference between two networks, one for each place, and what needs a second look: also a set from another
 * registry, if the two mean the same.
 */
export function differenceItems(difference: NetworkDifference): readonly DifferenceItem[] {
  const { risks, routers, peers, sessions, routes, unknown } = difference;
  ({ risks, routers, peers, sessions, routes, unknown }) satisfies Record<Counted, unknown>;
  return [
    // More that is announced is judged by how much it is.
    ...risks
      .filter(({ name }) => name !== "announces-more")
      .map((risk): DifferenceItem => ({ kind: "risk", risk })),
    ...routes.flatMap((group) =>
      group.parts.flatMap(({ change, pairs }) =>
        pairs.map((pair): DifferenceItem => ({ kind: "routes", group, change, pair })),
      ),
    ),
    ...unknown.map((one): DifferenceItem => ({ kind: "not-compared", ...one })),
    ...sessions.changed.flatMap(({ change, where }) =>
      where.map((pair): DifferenceItem => ({ kind: "setting", change, pair })),
    ),
    ...sessions.moved.map((pair): DifferenceItem => ({ kind: "session-moved", pair })),
    ...sessions.added.map((placed): DifferenceItem => ({ kind: "session-added", placed })),
    ...sessions.removed.map((placed): DifferenceItem => ({ kind: "session-removed", placed })),
    ...peers.added.map((peer): DifferenceItem => ({ kind: "peer-added", peer })),
    ...peers.removed.map((peer): DifferenceItem => ({ kind: "peer-removed", peer })),
    ...routers.added.map((router): DifferenceItem => ({ kind: "router-added", router })),
    ...routers.removed.map((router): DifferenceItem => ({ kind: "router-removed", router })),
    ...routers.changed.flatMap(({ change, where }) =>
      where.map((router): DifferenceItem => ({ kind: "router-setting", change, router })),
    ),
  ];
}
