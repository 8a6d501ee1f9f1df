import type { Source } from "../diagnostics/index.ts";
import type { ReceivedRoute, RouteGroup, RoutePlace } from "./received-route.ts";

/** A group while its routes are counted. */
interface Counted extends RoutePlace {
  readonly source: Source;
  ipv4: number;
  ipv6: number;
}

/** Counts the routes of each session, router and view. */
export class RouteGroups {
  readonly #groups = new Map<string, Counted>();
  /** Numbers of a group and path identifier, for `SeenRoutes`. */
  readonly #numbers = new Map<string, number>();
  /** The group of the last route, which is most often that of the next one. */
  #last: { readonly group: Counted; readonly pathId: number | null; number: number } | null = null;

  /** Counts a route, and returns a number for its place and path identifier: equal for no other ones. */
  add(route: ReceivedRoute, makeSource: () => Source): number {
    const { session, router, view, pathId } = route;
    let last = this.#last;
    if (
      last?.group.session !== session ||
      last.group.router !== router ||
      last.group.view !== view ||
      last.pathId !== pathId
    ) {
      const key = keyOf(route);
      let group = this.#groups.get(key);
      if (!group) {
        group = { session, router, view, ipv4: 0, ipv6: 0, source: makeSource() };
        this.#groups.set(key, group);
      }
      const place = pathId === null ? key : `${key} ${pathId}`;
      let number = this.#numbers.get(place);
      if (number === undefined) this.#numbers.set(place, (number = this.#numbers.size));
      this.#last = last = { group, pathId, number };
    }
    last.group[route.prefix.family]++;
    return last.number;
  }

  /** Whether there are routes of a place. */
  has(place: RoutePlace): boolean {
    return this.#groups.has(keyOf(place));
  }

  /** All groups, in the order of their first lines. */
  get all(): readonly RouteGroup[] {
    return [...this.#groups.values()];
  }
}

function keyOf({ session, router, view }: RoutePlace): string {
  return `${session ?? ""} ${router ?? ""} ${view}`;
}
