import type { Family } from "../../net/index.ts";
import type { Direction } from "../../policy/index.ts";
import type { ChangeKind } from "../route-change.ts";

/** What a change of a network means, as plain data: what `--format json` prints, and what people are told. */
export interface DiffReport {
  /** Of this form; it goes up when a member changes its meaning or goes away. */
  readonly version: 1;
  /** The names of the two sides: a revision or a folder. */
  readonly before: string;
  readonly after: string;
  /** Whether the two mean the same. */
  readonly equal: boolean;
  /** What means the same on both sides, for every possible route. */
  readonly unchanged: { readonly sessions: number; readonly filters: number };
  readonly routes: readonly RouteRow[];
  /** How many changes of the reason alone are left out of `routes`. */
  readonly reasonsLeftOut: number;
  readonly settings: readonly SettingRow[];
  readonly sessions: {
    readonly added: readonly NewSessionRow[];
    readonly removed: readonly SessionRow[];
    readonly moved: readonly { readonly from: SessionRow; readonly to: SessionRow }[];
  };
  readonly peers: { readonly added: readonly PeerRow[]; readonly removed: readonly PeerRow[] };
  readonly routers: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly changed: readonly RouterSettingRow[];
  };
  /** Filters of which not every difference could be found: they are too large. */
  readonly notCompared: readonly {
    readonly direction: Direction;
    readonly session: SessionRow;
  }[];
}

/** Routes of which something different becomes, for one cause. */
export interface RouteRow {
  readonly kind: ChangeKind;
  /** `prefixes`: no other route to such a prefix was accepted before, or is now; `routes`: others were and are. */
  readonly scope: "prefixes" | "routes" | null;
  readonly direction: Direction;
  readonly family: Family;
  /** Every prefix that such a route can have on any of the sessions. */
  readonly prefixes: SetRow;
  readonly cause: CauseRow;
  /** What brought the cause about: lines of the declaration, objects of the registries. */
  readonly why: readonly WhyRow[];
  readonly example: ExampleRow;
  /** Sessions with the same prefixes together. */
  readonly sessions: readonly {
    readonly prefixes: SetRow;
    readonly sessions: readonly SessionRow[];
  }[];
}

/** A set of prefixes. */
export interface SetRow {
  /** The fewest ranges that hold these prefixes and no others, in the notation of RFC 2622. */
  readonly ranges: readonly string[];
  /** How many ranges are left out here. */
  readonly rangesLeftOut: number;
  /** Counts may be larger than programs' numbers can hold, so they are texts. */
  readonly prefixes: string;
  readonly addresses: string;
}

/** What brought a change about. */
export interface CauseRow {
  readonly kind: "prefixes" | "asns" | "term";
  /** The list's or the term's name. */
  readonly name: string;
  /** In one sentence. */
  readonly text: string;
  /** Where the policy says so on either side; null of lists. */
  readonly before: Place | null;
  readonly after: Place | null;
  /** What a list has more and fewer; null of terms. */
  readonly added: readonly string[] | null;
  readonly removed: readonly string[] | null;
}

/** Something that changed outside of the policies. */
export interface WhyRow {
  readonly text: string;
  /** Null of registry data. */
  readonly place: Place | null;
}

/** A place in a file. */
export interface Place {
  readonly path: string;
  readonly line: number;
}

/** One of the routes, and what becomes of it. */
export interface ExampleRow {
  readonly session: SessionRow;
  readonly route: string;
  readonly before: DecisionRow;
  readonly after: DecisionRow;
}

/** What becomes of a route. */
export interface DecisionRow {
  readonly verdict: "accept" | "reject";
  readonly reason: string | null;
  /** Null: the default at the end. */
  readonly term: string | null;
  readonly place: Place | null;
  /** In which attributes the two sides differ, as on this one; empty where not both accept. */
  readonly attributes: string;
}

/** A session. */
export interface SessionRow {
  readonly router: string;
  readonly name: string;
  readonly asn: number;
  readonly peer: string;
  readonly family: Family;
}

/** A session that there was not before. */
export interface NewSessionRow extends SessionRow {
  /** The prefixes to which it accepts some route; null where they were not counted. */
  readonly accepts: SetRow | null;
}

/** A neighboring network. */
export interface PeerRow {
  readonly asn: number;
  readonly name: string;
  readonly relation: string;
}

interface Setting {
  readonly id: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly place: Place;
}

/** A setting that changed in the same way on some sessions. */
export interface SettingRow extends Setting {
  readonly sessions: readonly SessionRow[];
}

/** A setting that changed in the same way on some routers. */
export interface RouterSettingRow extends Setting {
  readonly routers: readonly string[];
}
