import type { Address, Asn, Family } from "../../net/index.ts";
import type { Relation } from "../../model/index.ts";
import type { OnExceed } from "../../policy/index.ts";
import type { BgpRules } from "./before-policy.ts";
import type { RouteFilter } from "./route-filter.ts";

/** A session on one side of a change. */
export interface SessionSide {
  readonly router: string;
  /** With PEERC_. */
  readonly name: string;
  readonly rules: BgpRules;
  readonly import: RouteFilter;
  readonly export: RouteFilter;
  readonly limit: PrefixLimit | null;
  /** What the limit counts on the router's platform. */
  readonly limitCounts: "received" | "accepted" | "not-certain";
  readonly isShut: boolean;
  /** Whether the software adds NO_EXPORT to received blackhole routes by itself. */
  readonly addsNoExportToBlackholes: boolean;
  /** Whether a route is also announced to the session that it came from, as FRR does. */
  readonly announcesBack: boolean;
}

/** How many prefixes a neighbor may send. */
export interface PrefixLimit {
  readonly maximum: number;
  readonly onExceed: OnExceed;
}

/** A session before and after a change. At least one of the two is there. */
export interface ImpactSession {
  /** Its number: sessions are in the order of routers and names. */
  readonly index: number;
  /** As it is called after the change, or before if it is not there any more. */
  readonly name: string;
  readonly router: string;
  readonly asn: Asn;
  readonly peer: string;
  readonly relation: Relation;
  readonly family: Family;
  readonly remote: Address;
  /** Null: the session is not there. */
  readonly before: SessionSide | null;
  readonly after: SessionSide | null;
  /** Whether both sides treat every received route the same. */
  readonly sameImport: boolean;
  readonly sameExport: boolean;
  /** Whether it is drained or shut by what is asked: it does not count as an exit afterwards. */
  readonly isLeaving: boolean;
}

/** A session of either side as files of routes name it. */
export interface NamedSession {
  readonly name: string;
  readonly router: string;
}

/** The sessions' names on either side, each once. */
export function namesOf({ before, after }: ImpactSession): readonly NamedSession[] {
  if (!before || !after) return [before, after].flatMap((side) => side ?? []);
  const isSame = before.name === after.name && before.router === after.router;
  return isSame ? [after] : [before, after];
}

/** Whether a side takes routes at all: the session is there and not shut down. */
export function isUp(side: SessionSide | null): side is SessionSide {
  return side !== null && !side.isShut;
}
