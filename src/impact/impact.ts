import type { Family } from "../net/index.ts";
import type { ReceivedRoute } from "../routes/index.ts";
import type { AspaIndex, SentTraffic } from "../sources/index.ts";
import { ExportComparison, type ExportTally } from "./compare/export-comparison.ts";
import { ImportComparison } from "./compare/import-comparison.ts";
import { RouteChanges, type ChangeGroup } from "./compare/route-changes.ts";
import type { SessionTally } from "./compare/session-tally.ts";
import { exitChanges, type ExitChanges } from "./exits/exit-changes.ts";
import { movedTraffic } from "./flows/moved-traffic.ts";
import type { MovedTraffic } from "./flows/traffic-sum.ts";
import { limitUse, type LimitUse } from "./limits/limit-use.ts";
import { NeighborCheck } from "./read/check-neighbors.ts";
import { SessionFinder } from "./read/session-finder.ts";
import { AspaCounter, type AspaCounts } from "./rpki/aspa-counts.ts";
import { rpkiStates, type GivenVrps, type StatesOf } from "./rpki/rpki-states.ts";
import { isUp, type ImpactSession } from "./sides/impact-session.ts";

/** What a change is, and what decides besides it. */
export interface ImpactQuestion {
  readonly sessions: readonly ImpactSession[];
  readonly vrps: GivenVrps | null;
  readonly aspas: AspaIndex | null;
  /** Measured traffic that we send; null: none is given. */
  readonly traffic: SentTraffic | null;
}

/** What a change does to received routes. */
export interface ImpactFound {
  readonly tallies: readonly SessionTally[];
  readonly changes: readonly ChangeGroup[];
  readonly exits: ExitChanges;
  readonly limits: readonly LimitUse[];
  /** Null without measured traffic. */
  readonly traffic: MovedTraffic | null;
  /** By router, of those with sessions. */
  readonly exports: readonly ExportFound[];
  /** By the index of the session; empty without ASPAs. */
  readonly aspa: ReadonlyMap<number, AspaCounts>;
}

/** What is known of a router's announcements. */
export interface ExportFound extends ExportTally {
  readonly router: string;
  /** Whether the files have its Loc-RIB, which says what it announces. */
  readonly hasLocRib: boolean;
  /** Whether all of it is known: nothing can change, or the Loc-RIB is there, and nothing in it is undecided. */
  readonly isDecided: boolean;
}

/** Which sessions and routers the files are about. */
export interface ReceivedOf {
  /** Sessions with routes as their neighbors sent them, or known to have none, by their index. */
  readonly known: ReadonlySet<number>;
  /** Routers of which there is the Loc-RIB. */
  readonly locRibs: ReadonlySet<string>;
}

/** How the routes are read again. */
export type ReadAgain = (onRoute: (route: ReceivedRoute) => void) => Promise<void>;

/** Sends received routes through the policies of both sides of a change, one by one. */
export class Impact {
  readonly neighbors: NeighborCheck;
  readonly #sessions: readonly ImpactSession[];
  readonly #finder: SessionFinder;
  readonly #changes = new RouteChanges();
  readonly #imports: ImportComparison;
  readonly #statesOf: StatesOf;
  /** The prefixes with a changed import, by row of their table. */
  readonly #touched: Record<Family, Set<number>> = { ipv4: new Set(), ipv6: new Set() };
  /** Routers with a session of which some import changes. */
  readonly #changedRouters = new Set<string>();
  readonly #aspas: AspaIndex | null;
  readonly #traffic: SentTraffic | null;
  readonly #aspa = new Map<number, AspaCounter>();

  constructor({ sessions, vrps, aspas, traffic }: ImpactQuestion) {
    this.#traffic = traffic;
    this.#sessions = sessions;
    this.#aspas = aspas;
    this.#finder = new SessionFinder(sessions);
    this.neighbors = new NeighborCheck(sessions);
    this.#statesOf = rpkiStates(vrps);
    this.#imports = new ImportComparison(
      sessions,
      this.#changes,
      this.#statesOf,
      ({ family, router }, { prefix }) => {
        this.#changedRouters.add(router);
        this.#touched[family].add(this.#imports.exits[family].rows.find(prefix));
      },
    );
  }

  /** Adds a route of a file. Those of other views than the neighbor's own, and of unknown sessions, are passed over. */
  add(route: ReceivedRoute): void {
    if (route.view !== "adj-rib-in-pre-policy") return;
    const session = this.#finder.find(route);
    // Of another family it is an error, which is reported with the file.
    if (!session || session.family !== route.prefix.family) return;
    this.#imports.add(session, route);
    this.neighbors.add(session, route);
    if (this.#aspas) this.#countAspa(session, route, this.#aspas);
  }

  /** Whether announcements can change: only then the routes must be read again. */
  get mayChangeExports(): boolean {
    return this.#changedRouters.size > 0 || this.#sessions.some((one) => changesExport(one));
  }

  /** Compares what is announced, as far as the files have Loc-RIBs; reads the routes twice more if they do. */
  async found(received: ReceivedOf, readAgain: ReadAgain): Promise<ImpactFound> {
    const exports = new ExportComparison(
      this.#sessions,
      this.#imports.exits,
      this.#touched,
      this.#changes,
      this.#statesOf,
    );
    if (received.locRibs.size > 0 && this.mayChangeExports) {
      await readAgain((route) => {
        const session = route.view === "adj-rib-in-pre-policy" ? this.#finder.find(route) : null;
        if (session?.family === route.prefix.family && received.locRibs.has(session.router)) {
          exports.addReceived(session, route);
        }
      });
      await readAgain((route) => {
        if (route.view !== "loc-rib") return;
        const session = this.#finder.find(route);
        const router = route.router ?? session?.router ?? null;
        if (router !== null) exports.addLocRib(router, session, route);
      });
      exports.finish();
    }
    const { tallies, exits } = this.#imports;
    const limits = this.#sessions.flatMap((session) => {
      const tally = tallies[session.index];
      return (tally && received.known.has(session.index) && limitUse(session, tally)) || [];
    });
    return {
      tallies,
      changes: this.#changes.all,
      exits: exitChanges(exits),
      traffic: this.#traffic && movedTraffic(exits, this.#traffic),
      limits,
      exports: this.#exportsOf(received, exports.tallies),
      aspa: new Map([...this.#aspa].map(([index, counter]) => [index, counter.counts])),
    };
  }

  #exportsOf(
    { locRibs }: ReceivedOf,
    tallies: ReadonlyMap<string, ExportTally>,
  ): readonly ExportFound[] {
    const routers = [...new Set(this.#sessions.map(({ router }) => router))].sort();
    return routers.map((router) => {
      const { routes = 0, undecided = 0 } = tallies.get(router) ?? {};
      const hasLocRib = locRibs.has(router);
      const own = this.#sessions.filter((one) => one.router === router);
      const mayChange = this.#changedRouters.has(router) || own.some(changesExport);
      const isDecided = mayChange ? hasLocRib && undecided === 0 : true;
      return { router, routes, undecided, hasLocRib, isDecided };
    });
  }

  #countAspa(session: ImpactSession, { prefix, asPath }: ReceivedRoute, aspas: AspaIndex): void {
    let counter = this.#aspa.get(session.index);
    if (!counter) {
      counter = new AspaCounter(session.relation, aspas);
      this.#aspa.set(session.index, counter);
    }
    counter.add(prefix, asPath);
  }
}

/** Whether a session may announce other routes although its router has the same ones. */
function changesExport({ before, after, sameExport }: ImpactSession): boolean {
  if (!isUp(before) && !isUp(after)) return false;
  return !sameExport || isUp(before) !== isUp(after);
}
