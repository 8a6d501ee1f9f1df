import type { ReceivedRoute } from "../routes/index.ts";
import type { AspaIndex } from "../sources/index.ts";
import { ImportComparison } from "./compare/import-comparison.ts";
import { RouteChanges, type ChangeGroup } from "./compare/route-changes.ts";
import type { SessionTally } from "./compare/session-tally.ts";
import { exitChanges, type ExitChanges } from "./exits/exit-changes.ts";
import { limitUse, type LimitUse } from "./limits/limit-use.ts";
import { NeighborCheck } from "./read/check-neighbors.ts";
import { SessionFinder } from "./read/session-finder.ts";
import { AspaCounter, type AspaCounts } from "./rpki/aspa-counts.ts";
import { rpkiStates, type GivenVrps } from "./rpki/rpki-states.ts";
import type { ImpactSession } from "./sides/impact-session.ts";

/** What a change is, and what decides besides it. */
export interface ImpactQuestion {
  readonly sessions: readonly ImpactSession[];
  readonly vrps: GivenVrps | null;
  readonly aspas: AspaIndex | null;
}

/** What a change does to received routes. */
export interface ImpactFound {
  readonly tallies: readonly SessionTally[];
  readonly changes: readonly ChangeGroup[];
  readonly exits: ExitChanges;
  readonly limits: readonly LimitUse[];
  /** By the index of the session; empty without ASPAs. */
  readonly aspa: ReadonlyMap<number, AspaCounts>;
}

/** Sends received routes through the policies of both sides of a change, one by one. */
export class Impact {
  readonly neighbors: NeighborCheck;
  readonly #sessions: readonly ImpactSession[];
  readonly #finder: SessionFinder;
  readonly #changes = new RouteChanges();
  readonly #imports: ImportComparison;
  readonly #aspas: AspaIndex | null;
  readonly #aspa = new Map<number, AspaCounter>();

  constructor({ sessions, vrps, aspas }: ImpactQuestion) {
    this.#sessions = sessions;
    this.#aspas = aspas;
    this.#finder = new SessionFinder(sessions);
    this.neighbors = new NeighborCheck(sessions);
    this.#imports = new ImportComparison(sessions, this.#changes, rpkiStates(vrps), () => {});
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

  /** What came out. `known`: the sessions of which the files have the routes, by their index. */
  found(known: ReadonlySet<number>): ImpactFound {
    const { tallies, exits } = this.#imports;
    const limits = this.#sessions.flatMap((session) => {
      const tally = tallies[session.index];
      return (tally && known.has(session.index) && limitUse(session, tally)) || [];
    });
    return {
      tallies,
      changes: this.#changes.all,
      exits: exitChanges(exits),
      limits,
      aspa: new Map([...this.#aspa].map(([index, counter]) => [index, counter.counts])),
    };
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
