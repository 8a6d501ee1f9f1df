import { FAMILIES, type Asn, type Family, type Prefix } from "../../net/index.ts";
import { RegisteredRoutes } from "./registered-routes.ts";
import type { RouteTable } from "./route-table.ts";
import type { DroppedObject, DropSummary } from "../rpsl/dropped-object.ts";
import { splitMembers, type SetMembers } from "./set-member.ts";

/** A route object: its prefix, origin and source. */
export interface RouteObject {
  readonly prefix: Prefix;
  readonly origin: Asn;
  readonly source: string;
}

/** How many objects of each kind a source has, and how many were dropped. */
export interface SourceCounts {
  ipv4: number;
  ipv6: number;
  sets: number;
  dropped: number;
}

/** The classes of sets. */
export type SetClass = "as-set" | "route-set";

/** An as-set or route-set of one source, with its members by reference resolved. */
export interface RegisteredSet {
  readonly class: SetClass;
  readonly name: string;
  readonly source: string;
  /**
   * The members in canonical form, sorted, each once: `AS64496`, `AS-X`, and in route-sets `192.0.2.0/24^+`,
   * `RS-X^-`. Includes ASNs that are members of an as-set by reference.
   */
  readonly members: readonly string[];
  /** The route objects that are members of a route-set by reference. */
  readonly routes: readonly RouteObject[];
}

/**
 * Registry data in memory, as read from dumps. Made by `DatabaseBuilder` and never changed afterwards; what many
 * expansions need is computed on first use and kept.
 */
export class Database {
  /** All sources, in the order in which the dumps first name them. */
  readonly sources: readonly string[];
  readonly routes: Readonly<Record<Family, RouteTable>>;
  /** What in the dumps could not be used. */
  readonly dropped: DropSummary;
  /** Sets by name, as-sets before route-sets. */
  readonly #sets: ReadonlyMap<string, readonly RegisteredSet[]>;
  readonly #droppedSets: ReadonlyMap<string, DroppedObject>;
  readonly #members = new Map<RegisteredSet, SetMembers>();
  readonly #registered: Partial<Record<Family, RegisteredRoutes>> = {};

  constructor(parts: {
    readonly sources: readonly string[];
    readonly routes: Readonly<Record<Family, RouteTable>>;
    readonly sets: ReadonlyMap<string, readonly RegisteredSet[]>;
    readonly dropped: DropSummary;
  }) {
    this.sources = parts.sources;
    this.routes = parts.routes;
    this.dropped = parts.dropped;
    this.#sets = parts.sets;
    this.#droppedSets = new Map(
      parts.dropped.objects
        .filter(({ object }) => /^(?:as|route)-set /.test(object))
        .map((dropped) => [dropped.object.replace(/^\S+ /, "").toUpperCase(), dropped]),
    );
  }

  /** The numbers of objects of each source, for display; includes sources of which everything was dropped. */
  countsBySource(): ReadonlyMap<string, SourceCounts> {
    const counts = new Map<string, SourceCounts>();
    const of = (source: string): SourceCounts => {
      const known = counts.get(source);
      const made = known ?? { ipv4: 0, ipv6: 0, sets: 0, dropped: 0 };
      if (!known) counts.set(source, made);
      return made;
    };
    const inOrder = this.sources.map(of);
    for (const family of FAMILIES) {
      const table = this.routes[family];
      for (let row = 0; row < table.size; row++) {
        const source = inOrder[table.source(row)];
        if (source) source[family]++;
      }
    }
    for (const namesakes of this.#sets.values()) {
      for (const { source } of namesakes) of(source).sets++;
    }
    for (const [source, dropped] of this.dropped.sources) of(source).dropped += dropped;
    return counts;
  }

  /** The numbers of objects, for display. */
  get counts(): { readonly routes: Readonly<Record<Family, number>>; readonly sets: number } {
    let sets = 0;
    for (const namesakes of this.#sets.values()) sets += namesakes.length;
    return { routes: { ipv4: this.routes.ipv4.size, ipv6: this.routes.ipv6.size }, sets };
  }

  /**
   * The sets with a name in the given sources, in the order of the sources: the first one counts. As-sets come before
   * route-sets of the same source.
   */
  findSets(
    name: string,
    sources: readonly string[],
    classes: readonly SetClass[],
  ): readonly RegisteredSet[] {
    const namesakes = this.#sets.get(name);
    if (namesakes === undefined) return [];
    return sources.flatMap((source) =>
      namesakes.filter((set) => set.source === source && classes.includes(set.class)),
    );
  }

  /** A set with this name that a dump has but that could not be used, or null. */
  droppedSet(name: string): DroppedObject | null {
    return this.#droppedSets.get(name) ?? null;
  }

  /** The rows of an origin's route objects of a family from the given sources. */
  rowsOf(origin: Asn, family: Family, sources: readonly string[]): number[] {
    const table = this.routes[family];
    const wanted = new Set(sources.map((source) => this.sources.indexOf(source)));
    const { start, end } = table.rowsOf(origin);
    const rows: number[] = [];
    for (let row = start; row < end; row++) if (wanted.has(table.source(row))) rows.push(row);
    return rows;
  }

  /** The route object in a row. */
  routeAt(family: Family, row: number): RouteObject {
    const table = this.routes[family];
    const source = this.sources[table.source(row)] ?? "";
    return { prefix: table.prefix(row), origin: table.origin(row), source };
  }

  /** A set's members by kind. */
  membersOf(set: RegisteredSet): SetMembers {
    let members = this.#members.get(set);
    if (!members) this.#members.set(set, (members = splitMembers(set.members)));
    return members;
  }

  /** The route objects of a family, for combining those of many origins. */
  registered(family: Family): RegisteredRoutes {
    return (this.#registered[family] ??= new RegisteredRoutes(this.routes[family], this.sources));
  }

  /** Which sources are wanted, by their numbers in the tables: 1 if wanted. */
  numbersOf(sources: readonly string[]): Uint8Array {
    return Uint8Array.from(this.sources, (source) => (sources.includes(source) ? 1 : 0));
  }
}
