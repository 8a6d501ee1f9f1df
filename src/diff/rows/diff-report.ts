import type { RiskName, State } from "../../declaration/index.ts";
import type { Family } from "../../net/index.ts";
import type { Direction } from "../../policy/index.ts";
import type { ChangeKind } from "../route-change.ts";

/** The meaning of a change as plain data: the output of `--format json`, and the source of the text output. */
export interface DiffReport {
  /** The format version; increased when a member changes its meaning or is removed. */
  readonly version: 1;
  /** The names of the two sides: a revision or a folder. */
  readonly before: string;
  readonly after: string;
  /** Whether the two mean the same. */
  readonly equal: boolean;
  /** Which differences are allowed in advance; null if that was not asked. */
  readonly within: WithinReport | null;
  /** What means the same on both sides, for every possible route. */
  readonly unchanged: { readonly sessions: number; readonly filters: number };
  /**
   * How many lines of the rendered files only one side has, each as often as it occurs more often there; null if they
   * were not rendered.
   */
  readonly lines: number | null;
  /** With `--files`: as what each router's file was read, null where there is none. Null: networks were compared. */
  readonly files:
    | readonly {
        readonly router: string;
        readonly before: string | null;
        readonly after: string | null;
      }[]
    | null;
  /**
   * With `--files`: how many filters were compared only for paths without an AS_SET, because their platform does not
   * document how it tests one. 0 for networks.
   */
  readonly withoutAsSets: number;
  /** Which risks are not shown because the declaration says so: that before the change decides. */
  readonly flags: {
    /** Switched off before, and therefore not in `risks`. */
    readonly off: readonly RiskName[];
    /** Switched off by this change: `risks` still has them. */
    readonly switchedOff: readonly { readonly risk: RiskName; readonly place: Place }[];
  };
  /**
   * What drains, is shut down, removed, planned or active again, the strongest states first. It is not in `equal`: what it
   * means is in the other members.
   */
  readonly states: readonly StateRow[];
  /** Changes that need a second look, the most serious first. */
  readonly risks: readonly RiskRow[];
  /** The IRR objects with other contents that changes come from, by name. */
  readonly objects: readonly ObjectRow[];
  readonly routes: readonly RouteRow[];
  /** How many changes of only the reason are left out of `routes`. */
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
  /** Filters whose differences could not all be found because they are too large. */
  readonly notCompared: readonly {
    readonly direction: Direction;
    readonly session: SessionRow;
  }[];
}

/** Which differences are among the changes allowed in advance. */
export interface WithinReport {
  /** The file of allowed changes. */
  readonly file: string;
  /** Whether all are. */
  readonly holds: boolean;
  readonly outside: readonly OutsideRow[];
  readonly allowed: readonly AllowedRow[];
}

/** Differences of one kind with one cause. */
interface Judged {
  /** In one sentence. */
  readonly text: string;
  /** Null if it is known from the sentence, and for registry data the list that has changed. */
  readonly cause: string | null;
  /** The location of the cause in the new version; null if it is not a line of the network's files. */
  readonly place: Place | null;
  readonly sessions: readonly SessionRow[];
}

/** Differences that are not allowed in advance. */
export interface OutsideRow extends Judged {
  /** Why not. */
  readonly why: string;
  /** The item of `nothing` that forbids it; null if it is only not allowed. */
  readonly by: RuleRow | null;
}

/** Differences that are allowed in advance. */
export interface AllowedRow extends Judged {
  /** The item of `allowed` that covers them. */
  readonly by: RuleRow;
}

/** An item of the file of allowed changes. */
export interface RuleRow {
  readonly name: string;
  readonly place: Place;
}

/** Sessions that have another state for the same reason. */
export interface StateRow {
  /** What declares it, or did: `exchange ix-br-sp`, `session AS13335_IX_BR_SP_V4 on gru1`, `3 sessions`. */
  readonly owner: string;
  /** In one sentence. */
  readonly text: string;
  /** Null: the sessions are new. */
  readonly was: State | null;
  readonly is: State;
  readonly reason: string | null;
  readonly ticket: string | null;
  /** `2026-12-01T04:00Z`. */
  readonly until: string | null;
  /** How many times more our ASN is prepended on export. */
  readonly prepend: number;
  /** Where it is declared; null if nothing declares a state any more. */
  readonly place: Place | null;
  readonly sessions: readonly SessionRow[];
}

/** A risk of a change; see `docs/diff.md` for the rule of each. */
export interface RiskRow {
  readonly risk: RiskName;
  /** In one sentence. */
  readonly text: string;
  /** The numbers or registries concerned, in words; null if there are none. */
  readonly detail: string | null;
  /** The prefixes concerned; null if it is not about prefixes. */
  readonly prefixes: SetRow | null;
  /** The lines that it comes from, those of the new version first; empty if that is registry data. */
  readonly places: readonly Place[];
  readonly sessions: readonly SessionRow[];
}

/** An IRR object that changes come from. */
export interface ObjectRow {
  /** `RADB::AS-CLOUDFLARE`. */
  readonly name: string;
  /** Those changes, by their positions in `routes`, from 0. */
  readonly routes: readonly number[];
  /** The sessions of all of them. */
  readonly sessions: readonly SessionRow[];
}

/** Routes with another result, for one cause. */
export interface RouteRow {
  readonly kind: ChangeKind;
  /** `prefixes`: no other route to such a prefix was accepted before, or is now; `routes`: others were and are. */
  readonly scope: "prefixes" | "routes" | null;
  readonly direction: Direction;
  readonly family: Family;
  /** Every prefix that such a route can have on any of the sessions. */
  readonly prefixes: SetRow;
  readonly cause: CauseRow;
  /** The origin of the cause: lines of the declaration, objects of the registries. */
  readonly why: readonly WhyRow[];
  readonly example: ExampleRow;
  /** Sessions with the same prefixes, grouped. */
  readonly sessions: readonly {
    readonly prefixes: SetRow;
    readonly sessions: readonly SessionRow[];
  }[];
}

/** A set of prefixes. */
export interface SetRow {
  /** The fewest ranges with exactly these prefixes, in the notation of RFC 2622. */
  readonly ranges: readonly string[];
  /** How many ranges are left out here. */
  readonly rangesLeftOut: number;
  /** As texts, because counts may exceed the numbers of programs. */
  readonly prefixes: string;
  readonly addresses: string;
}

/** The cause of a change. */
export interface CauseRow {
  readonly kind: "prefixes" | "asns" | "term" | "line";
  /** The list's or the term's name, or the text of the line. */
  readonly name: string;
  /** In one sentence. */
  readonly text: string;
  /** The policy's location on either side; null for lists. */
  readonly before: Place | null;
  readonly after: Place | null;
  /** The added and removed entries of a list; null for terms. */
  readonly added: readonly string[] | null;
  readonly removed: readonly string[] | null;
}

/** A change outside of the policies. */
export interface WhyRow {
  readonly text: string;
  /** Null for registry data. */
  readonly place: Place | null;
}

/** A place in a file. */
export interface Place {
  readonly path: string;
  readonly line: number;
}

/** One of the routes, with its result. */
export interface ExampleRow {
  readonly session: SessionRow;
  readonly route: string;
  readonly before: DecisionRow;
  readonly after: DecisionRow;
}

/** The result for a route. */
export interface DecisionRow {
  readonly verdict: "accept" | "reject";
  readonly reason: string | null;
  /** Null: the default at the end. */
  readonly term: string | null;
  readonly place: Place | null;
  /** The attributes that differ, with this side's values; empty unless both accept. */
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

/** A new session. */
export interface NewSessionRow extends SessionRow {
  /** The prefixes for which it accepts some route; null if they were not counted. */
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

/** A setting with the same change on some sessions. */
export interface SettingRow extends Setting {
  readonly sessions: readonly SessionRow[];
}

/** A setting with the same change on some routers. */
export interface RouterSettingRow extends Setting {
  readonly routers: readonly string[];
}
