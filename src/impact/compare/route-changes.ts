import type { Prefix } from "../../net/index.ts";
import type { Direction, Route } from "../../policy/index.ts";
import type { Decision } from "../sides/decision.ts";
import type { ImpactSession } from "../sides/impact-session.ts";
import { changedAttributes, sameAttributes } from "./same-attributes.ts";
import { Smallest } from "./smallest.ts";

/** What changes for routes: they are accepted now, rejected now, or accepted with other attributes. */
export type ChangeKind = "accepted" | "rejected" | "attributes";

/** One of the routes of a group. */
export interface ChangedRoute {
  readonly prefix: Prefix;
  /** As it came to the policy. */
  readonly route: Route;
  readonly before: Route;
  readonly after: Route;
}

/** Routes of one session and direction that change alike, and that the same two terms decide. */
export interface ChangeGroup {
  readonly session: ImpactSession;
  readonly direction: Direction;
  readonly kind: ChangeKind;
  /** What decided, and what will. */
  readonly before: string;
  readonly after: string;
  /** The attributes that differ, for `attributes`. */
  readonly attributes: readonly string[];
  readonly count: number;
  /** The first ones by prefix. */
  readonly examples: readonly ChangedRoute[];
}

/** A group that is being counted. */
interface Counted extends Omit<ChangeGroup, "count" | "examples"> {
  count: number;
  readonly smallest: Smallest<ChangedRoute>;
}

/** How many examples are kept of each group. */
const MOST_EXAMPLES = 3;

/** Which kind of change two decisions about a route are; null for none. */
export function changeKind(before: Decision, after: Decision): ChangeKind | null {
  if (before.verdict === "accept" && after.verdict === "accept") {
    return sameAttributes(before.route, after.route) ? null : "attributes";
  }
  if (before.verdict === "accept") return after.verdict === "reject" ? "rejected" : null;
  return after.verdict === "accept" && before.verdict === "reject" ? "accepted" : null;
}

/** Counts the routes that change, by session, direction, kind and the pair of deciding terms. */
export class RouteChanges {
  readonly #groups = new Map<string, Counted>();

  /** Adds a route that changes. */
  add(
    session: ImpactSession,
    direction: Direction,
    kind: ChangeKind,
    route: Route,
    before: Decision,
    after: Decision,
  ): void {
    const attributes = kind === "attributes" ? changedAttributes(before.route, after.route) : [];
    const key = [session.index, direction, kind, before.by, after.by, ...attributes].join("\n");
    let group = this.#groups.get(key);
    if (!group) {
      const smallest = new Smallest<ChangedRoute>(MOST_EXAMPLES, comparePaths);
      const terms = { before: before.by, after: after.by };
      group = { session, direction, kind, ...terms, attributes, count: 0, smallest };
      this.#groups.set(key, group);
    }
    group.count++;
    const { prefix } = route;
    if (!group.smallest.takes(prefix)) return;
    group.smallest.add({ prefix, route, before: before.route, after: after.route });
  }

  /** All groups: by session, import first, the largest first. */
  get all(): readonly ChangeGroup[] {
    return [...this.#groups.values()]
      .map(({ smallest, ...group }) => ({ ...group, examples: smallest.items }))
      .sort(
        (a, b) =>
          a.session.index - b.session.index ||
          (a.direction === b.direction ? 0 : a.direction === "import" ? -1 : 1) ||
          b.count - a.count ||
          compareTexts(textOf(a), textOf(b)),
      );
  }
}

function textOf({ kind, before, after, attributes }: ChangeGroup): string {
  return [kind, before, after, ...attributes].join("\n");
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** With ADD-PATH a prefix comes several times. */
function comparePaths(a: ChangedRoute, b: ChangedRoute): number {
  return compareTexts(JSON.stringify(a.route.asPath), JSON.stringify(b.route.asPath));
}
