import type { Family } from "../../net/index.ts";
import type { Direction } from "../../policy/index.ts";
import type { DividedTraffic } from "../flows/traffic-sum.ts";
import type { ChangeKind } from "../compare/route-changes.ts";

/** What a change does to received routes, as plain data. */
export interface ImpactReport {
  readonly version: 1;
  readonly before: string;
  readonly after: string;
  /** What is drained or shut, if that is the question. */
  readonly leaving: LeavingRow | null;
  /** Whether nothing changes, as far as all of it is decided, and no limit is passed. */
  readonly equal: boolean;
  readonly files: readonly FileRow[];
  readonly totals: TotalsRow;
  /** Routers without a file of what runs there: taken as running the new version. */
  readonly assumed: readonly string[];
  /** Sessions of which the files say nothing. */
  readonly unknown: readonly SessionRef[];
  readonly exits: ExitsRow;
  readonly changes: readonly ChangeRow[];
  readonly exports: readonly ExportRow[];
  /** Null without measured traffic. */
  readonly flows: FlowsRow | null;
  readonly sessions: readonly SessionRow[];
}

/** What is drained or shut. */
export interface LeavingRow {
  readonly state: "draining" | "shut";
  /** As asked. */
  readonly targets: readonly string[];
  readonly sessions: readonly SessionRef[];
}

/** A file of routes. */
export interface FileRow {
  readonly file: string;
  readonly time: string;
  readonly source: string;
  readonly routes: number;
}

/** What was looked at, and what changes in all. */
export interface TotalsRow {
  /** Sessions with routes in the files, or known to have none. */
  readonly sessions: number;
  /** Routes as neighbors sent them. */
  readonly routes: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly attributes: number;
  readonly undecided: number;
}

/** A session. */
export interface SessionRef {
  readonly router: string;
  /** Without PEERC_. */
  readonly name: string;
  readonly asn: number;
  readonly peer: string;
  readonly family: Family;
}

/** Routes of a session that change alike. */
export interface ChangeRow {
  readonly session: SessionRef;
  readonly direction: Direction;
  readonly kind: ChangeKind;
  readonly count: number;
  /** The deciding terms. */
  readonly before: string;
  readonly after: string;
  readonly attributes: readonly string[];
  readonly examples: readonly ExampleRow[];
}

/** One of these routes. */
export interface ExampleRow {
  readonly prefix: string;
  readonly asPath: string;
  readonly communities: readonly string[];
  /** The attributes that differ; empty for other kinds of changes. */
  readonly before: string;
  readonly after: string;
}

/** Measured traffic that we send, in bit/s, by its best exits. */
export interface FlowsRow {
  readonly by: "prefix" | "asn";
  readonly total: number;
  readonly elsewhere: number;
  readonly unknown: number;
  readonly kept: number;
  readonly lost: number;
  readonly divided: readonly DividedTraffic[];
  readonly moved: readonly {
    readonly from: SessionRef | null;
    readonly to: SessionRef;
    readonly rate: number;
  }[];
  readonly sessions: readonly {
    readonly session: SessionRef;
    readonly before: number;
    readonly after: number;
  }[];
}

/** What is known of a router's announcements. */
export interface ExportRow {
  readonly router: string;
  /** Whether the files have its Loc-RIB. */
  readonly locRib: boolean;
  readonly routes: number;
  readonly undecided: number;
  readonly decided: boolean;
}

/** A session with what was counted. */
export interface SessionRow extends SessionRef {
  readonly received: number;
  readonly acceptedBefore: number;
  readonly acceptedAfter: number;
  readonly changed: number;
  readonly undecided: number;
  readonly undecidedWhy: string | null;
  readonly limit: LimitRow | null;
  readonly aspa: AspaRow | null;
}

/** A session's limit after the change. */
export interface LimitRow {
  readonly maximum: number;
  readonly onExceed: string;
  readonly counts: "received" | "accepted" | "not-certain";
  readonly count: number;
  /** In percent of the maximum; negative above it. */
  readonly headroom: number;
  readonly passes: "yes" | "perhaps" | "no";
  readonly passedBefore: boolean;
}

/** A session's AS_PATHs by ASPA. */
export interface AspaRow {
  readonly valid: number;
  readonly invalid: number;
  readonly unknown: number;
  readonly examples: readonly {
    readonly prefix: string;
    readonly asPath: string;
    /** The hops that an ASPA denies. */
    readonly hops: readonly { readonly customer: number; readonly provider: number }[];
  }[];
}

/** The prefixes that were, and will be, accepted from anybody. */
export interface ExitsRow {
  readonly before: number;
  readonly after: number;
  readonly lost: readonly LostRow[];
  readonly moved: readonly MovedRow[];
}

/** Prefixes without an exit afterwards. */
export interface LostRow {
  readonly session: SessionRef;
  readonly count: number;
  readonly covered: number;
  readonly examples: readonly {
    readonly prefix: string;
    readonly covering: { readonly prefix: string; readonly exit: ExitRow } | null;
  }[];
}

/** Prefixes with another best exit afterwards. */
export interface MovedRow {
  readonly from: SessionRef;
  readonly to: SessionRef;
  readonly count: number;
  readonly tied: number;
  readonly examples: readonly {
    readonly prefix: string;
    readonly before: ExitRow;
    readonly after: ExitRow;
  }[];
}

/** The best route to a prefix. */
export interface ExitRow {
  readonly session: SessionRef;
  readonly localPreference: number;
  readonly pathLength: number;
}
