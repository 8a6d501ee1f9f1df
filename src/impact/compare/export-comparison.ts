import type { Asn, Family, Prefix } from "../../net/index.ts";
import type { RpkiState } from "../../policy/index.ts";
import type { ReceivedRoute } from "../../routes/index.ts";
import type { ExitTable } from "../exits/exit-table.ts";
import { compareRanks, rankOf, type RouteRank } from "../exits/rank-of.ts";
import { asReceived } from "../read/as-received.ts";
import type { StatesOf } from "../rpki/rpki-states.ts";
import type { Decision } from "../sides/decision.ts";
import { isUp, type ImpactSession, type SessionSide } from "../sides/impact-session.ts";
import { decideExport, type TableRoute } from "./decide-export.ts";
import { decideImport, type States } from "./decide-import.ts";
import { exportClasses, type ExportClass } from "./export-classes.ts";
import { changeKind, type RouteChanges } from "./route-changes.ts";

/** The routes that are kept until it is known what they replace: several hundred bytes each. */
const MOST_KEPT = 100_000;

/** What is known of one router's announcements. */
export interface ExportTally {
  /** Routes of its Loc-RIB. */
  routes: number;
  /** Those of which it is not known what the router announces in their place. */
  undecided: number;
}

/** A route that takes another one's place. */
interface KeptRoute extends TableRoute, RouteRank {
  readonly from: ImpactSession;
  /** Whether there is another one that is as good: with ADD-PATH, or of several sessions that are leaving. */
  readonly isTied: boolean;
}

/** The prefixes for which some import decision changes, by row of their table. */
export type Touched = Readonly<Record<Family, ReadonlySet<number>>>;

/**
 * Compares what each session announces. It takes two passes over the routes, after all imports are compared: first the
 * received routes, of which those that take another one's place are kept, then the Loc-RIBs. What the router uses in
 * place of a route that goes or changes is the best one by `ExitTable`. It is undecided where that is of another router, is not
 * what the Loc-RIB has now, or is as good as routes that it was not as good as before: between them the router decides by what is
 * not known here.
 */
export class ExportComparison {
  readonly tallies = new Map<string, ExportTally>();
  readonly #sessions: readonly ImpactSession[];
  readonly #classes;
  readonly #exits: Readonly<Record<Family, ExitTable>>;
  readonly #touched: Touched;
  readonly #changes: RouteChanges;
  readonly #statesOf: StatesOf;
  /** By router and prefix: what will be the best route there, if some session announces it. */
  readonly #kept = new Map<string, KeptRoute>();
  #isFull = false;

  constructor(
    sessions: readonly ImpactSession[],
    exits: Readonly<Record<Family, ExitTable>>,
    touched: Touched,
    changes: RouteChanges,
    statesOf: StatesOf,
  ) {
    this.#sessions = sessions;
    this.#classes = exportClasses(sessions);
    this.#exits = exits;
    this.#touched = touched;
    this.#changes = changes;
    this.#statesOf = statesOf;
  }

  /** The first pass: a received route. */
  addReceived(session: ImpactSession, received: ReceivedRoute): void {
    const { family } = session;
    const row = this.#exits[family].rows.find(received.prefix);
    if (row < 0 || !this.#touched[family].has(row)) return;
    const best = this.#exits[family].best("after", row);
    const isLast = best === null && session.isLeaving && isUp(session.after);
    // Of a prefix that no Loc-RIB has, whichever of them may be announced.
    const mayBe = best?.isTied === true && this.#exits[family].count("before", row) === 0;
    if (!isLast && !mayBe && best?.session !== session.index) return;
    const decision = decideImport(session.after, received, this.#states(received));
    if (decision.verdict !== "accept") return;
    const rank = rankOf(decision.route);
    if (mayBe && (rank.preference !== best.localPreference || rank.rank !== best.rank)) return;
    const route = inTable(session.after, decision, received.otc);
    const states = this.#states(received);
    const isAnnounced = this.#classesOf(session.router, family).some(
      ({ after }) => decideExport(after, route, states).verdict !== "reject",
    );
    const key = keyOf(session.router, family, row);
    const known = this.#kept.get(key);
    if (mayBe) {
      if (isAnnounced) this.#tallyOf(session.router).undecided++;
    } else if (known) {
      const order = compareRanks(rank, known);
      if (order < 0) this.#kept.set(key, { ...route, ...rank, from: session, isTied: false });
      else if (order === 0) this.#kept.set(key, { ...known, isTied: true });
    } else if (!isAnnounced && !isLast && received.pathId === null) return;
    else if (this.#kept.size >= MOST_KEPT) this.#isFull = true;
    else this.#kept.set(key, { ...route, ...rank, from: session, isTied: false });
  }

  /** The second pass: a route of a router's Loc-RIB. `from`: the session that it came from; null for the router's own. */
  addLocRib(router: string, from: ImpactSession | null, received: ReceivedRoute): void {
    const { family } = received.prefix;
    const tally = this.#tallyOf(router);
    tally.routes++;
    const row = this.#exits[family].rows.find(received.prefix);
    const isTouched = from !== null && row >= 0 && this.#touched[family].has(row);
    const was: TableRoute = {
      route: { ...asReceived(received, "not-found", false), ...(from && { med: null }) },
      otc: received.otc,
    };
    const classes = this.#classesOf(router, family);
    const key = keyOf(router, family, row);
    if (!isTouched) {
      // The router's own route stays in use, whatever neighbors send.
      if (from === null) this.#kept.delete(key);
      for (const one of classes.filter(({ isSame }) => !isSame)) {
        this.#compare(one, from, was, from, was, received);
      }
      return;
    }
    const next = this.#next(router, from, row, family);
    const is = next === "undecided" ? null : (this.#kept.get(key) ?? null);
    this.#kept.delete(key);
    if (next === "undecided" || (is === null ? this.#isFull : is.isTied)) {
      const isOld = classes.some(({ before }) => this.#isAnnounced(before, was, received));
      if (isOld || is !== null) tally.undecided++;
      return;
    }
    const isGone = this.#exits[family].best("after", row) === null;
    const without = isGone ? NOT_USED : NOT_ANNOUNCED;
    for (const one of classes) {
      this.#compare(one, from, was, is?.from ?? null, is, received, without);
    }
  }

  /** After both passes: routes to prefixes that no Loc-RIB had are announced from now on. */
  finish(): void {
    for (const [key, kept] of this.#kept) {
      const { from, route } = kept;
      const { family, router } = from;
      const row = Number(key.split(" ")[2]);
      const isNew = this.#exits[family].count("before", row) === 0;
      const tally = this.#tallyOf(router);
      // The Loc-RIB has something else, of which the received routes say nothing.
      if (!isNew || kept.isTied) tally.undecided++;
      else {
        for (const one of this.#classesOf(router, family)) {
          this.#compare(one, null, null, from, kept, route);
        }
      }
    }
    this.#kept.clear();
  }

  /** What the router uses in place of a route: the kept one, nothing, or what is not known. */
  #next(router: string, from: ImpactSession, row: number, family: Family): "kept" | "undecided" {
    const [was, is] = [
      this.#exits[family].best("before", row),
      this.#exits[family].best("after", row),
    ];
    if (is === null) return "kept";
    // Between routes that are as good, the choice stays as long as they are the same ones.
    if (is.session === from.index) {
      return !is.isTied || is.group === was?.group ? "kept" : "undecided";
    }
    const next = this.#sessions[is.session];
    const isNext = was?.session === from.index && next?.router === router;
    return isNext && !is.isTied ? "kept" : "undecided";
  }

  /** Compares what a class announces: `was` and `is` are null for nothing, because of `without`. */
  #compare(
    one: ExportClass,
    wasFrom: ImpactSession | null,
    was: TableRoute | null,
    isFrom: ImpactSession | null,
    is: TableRoute | null,
    about: { readonly prefix: Prefix; readonly asPath: ReceivedRoute["asPath"] },
    without = NOT_USED,
  ): void {
    const shown = is ?? was;
    if (!shown) return;
    const states = this.#states(about);
    const nothing: Decision = { verdict: "reject", by: without, route: shown.route };
    const before = was ? decideExport(one.before, was, states) : nothing;
    const after = is ? decideExport(one.after, is, states) : nothing;
    if (before.verdict === "undecided" || after.verdict === "undecided") {
      const [first] = one.sessions;
      if (first) this.#tallyOf(first.router).undecided++;
      return;
    }
    for (const session of one.sessions) {
      const old = isBack(session.before, session, wasFrom) ? sentBack(before) : before;
      const now = isBack(session.after, session, isFrom) ? sentBack(after) : after;
      const kind = changeKind(old, now);
      if (kind) this.#changes.add(session, "export", kind, (was ?? shown).route, old, now);
    }
  }

  #isAnnounced(
    side: SessionSide | null,
    route: TableRoute,
    about: Parameters<ExportComparison["addLocRib"]>[2],
  ): boolean {
    return decideExport(side, route, this.#states(about)).verdict !== "reject";
  }

  #states({ prefix, asPath }: Pick<ReceivedRoute, "prefix" | "asPath">): States {
    return (): readonly RpkiState[] => this.#statesOf(prefix, asPath);
  }

  #classesOf(router: string, family: Family): readonly ExportClass[] {
    return this.#classes.get(router)?.[family] ?? [];
  }

  #tallyOf(router: string): ExportTally {
    let tally = this.tallies.get(router);
    if (!tally) this.tallies.set(router, (tally = { routes: 0, undecided: 0 }));
    return tally;
  }
}

/** In place of a term, for a route that is not in the table. */
const NOT_USED = "(no route)";
/** In place of a term, for a route of the table that no session announces. */
const NOT_ANNOUNCED = "(announced by no session)";

function sentBack({ route }: Decision): Decision {
  return { verdict: "reject", by: "BGP: it came from there", route };
}

/** Whether a session would get back its own route, which most platforms do not do. */
function isBack(
  side: SessionSide | null,
  session: ImpactSession,
  from: ImpactSession | null,
): boolean {
  return from === session && side?.announcesBack === false;
}

/** An accepted route as it is in the table: without its MED, which is not passed on, and with OTC (RFC 9234, 5). */
function inTable(side: SessionSide | null, { route }: Decision, otc: Asn | null): TableRoute {
  const role = side?.rules.role ?? null;
  const sets = role === "customer" || role === "peer" || role === "rs-client";
  return { route: { ...route, med: null }, otc: otc ?? (sets ? (side?.rules.asn ?? null) : null) };
}

function keyOf(router: string, family: Family, row: number): string {
  return `${router} ${family} ${row}`;
}
