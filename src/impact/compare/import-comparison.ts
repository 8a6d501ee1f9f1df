import type { Family } from "../../net/index.ts";
import type { Route } from "../../policy/index.ts";
import type { ReceivedRoute } from "../../routes/index.ts";
import { ExitTable } from "../exits/exit-table.ts";
import type { StatesOf } from "../rpki/rpki-states.ts";
import { FIRST_AS } from "../sides/before-policy.ts";
import type { Decision } from "../sides/decision.ts";
import type { ImpactSession } from "../sides/impact-session.ts";
import { decideImport, type States } from "./decide-import.ts";
import { changeKind, type RouteChanges } from "./route-changes.ts";
import { emptyTally, type SessionTally } from "./session-tally.ts";

/** Told of each received route that changes. */
export type OnChange = (session: ImpactSession, received: ReceivedRoute) => void;

/** Sends each received route through the import policies of both sides, and counts what comes out. */
export class ImportComparison {
  readonly exits: Readonly<Record<Family, ExitTable>> = {
    ipv4: new ExitTable("ipv4"),
    ipv6: new ExitTable("ipv6"),
  };
  readonly tallies: readonly SessionTally[];
  readonly #changes: RouteChanges;
  readonly #statesOf: StatesOf;
  readonly #onChange: OnChange;

  constructor(
    sessions: readonly ImpactSession[],
    changes: RouteChanges,
    statesOf: StatesOf,
    onChange: OnChange,
  ) {
    this.tallies = sessions.map(emptyTally);
    this.#changes = changes;
    this.#statesOf = statesOf;
    this.#onChange = onChange;
  }

  /** Adds a route of a session, as its neighbor sent it. */
  add(session: ImpactSession, received: ReceivedRoute): void {
    const tally = this.tallies[session.index];
    if (!tally) throw new Error("unreachable: a session without a number");
    const states: States = () => this.#statesOf(received.prefix, received.asPath);
    const before = decideImport(session.before, received, states);
    const after = session.sameImport
      ? afterSame(session, before, received, states)
      : decideImport(session.after, received, states);
    tally.received++;
    if (after.by === FIRST_AS || (before.by === FIRST_AS && session.after === null)) {
      tally.notOfNeighbor++;
    }
    if (before.verdict === "accept") {
      tally.acceptedBefore++;
      this.#exit("before", session, before.route);
    }
    if (after.verdict === "accept") {
      tally.acceptedAfter++;
      if (!session.isLeaving) this.#exit("after", session, after.route);
    }
    if (before === after) return;
    if (before.verdict === "undecided" || after.verdict === "undecided") {
      tally.undecided++;
      tally.undecidedWhy ??= before.verdict === "undecided" ? before.by : after.by;
      return;
    }
    const kind = changeKind(before, after);
    if (kind === null) return;
    tally.changed++;
    // Both sides see the route as it came, but FRR's addition to blackholes is part of that.
    this.#changes.add(session, "import", kind, asCame(received, before), before, after);
    this.#onChange(session, received);
  }

  #exit(when: "before" | "after", { index, family }: ImpactSession, route: Route): void {
    this.exits[family].add(when, route.prefix, index, route);
  }
}

/** With the same policies only a shutdown makes a difference. */
function afterSame(
  { before, after }: ImpactSession,
  decision: Decision,
  received: ReceivedRoute,
  states: States,
): Decision {
  return before?.isShut === after?.isShut ? decision : decideImport(after, received, states);
}

function asCame(received: ReceivedRoute, { route }: Decision): Route {
  const { prefix, asPath, communities, med, origin, nextHop } = received;
  return {
    ...{ prefix, asPath, communities, med, origin, nextHop: nextHop ?? "self" },
    ...{ rpki: route.rpki, localPreference: null },
  };
}
