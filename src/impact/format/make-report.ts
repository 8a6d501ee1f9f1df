import { formatCommunity, formatPrefix } from "../../net/index.ts";
import { formatAsPath, NAME_PREFIX } from "../../policy/index.ts";
import { describeDifference } from "../../verify/index.ts";
import type { ChangedRoute, ChangeGroup } from "../compare/route-changes.ts";
import type { BestExit } from "../exits/exit-table.ts";
import type { MovedTraffic } from "../flows/traffic-sum.ts";
import type { LimitUse } from "../limits/limit-use.ts";
import type { ImpactFound } from "../impact.ts";
import type { AspaCounts } from "../rpki/aspa-counts.ts";
import { isUp, type ImpactSession } from "../sides/impact-session.ts";
import type {
  AspaRow,
  ChangeRow,
  ExampleRow,
  ExitRow,
  ExitsRow,
  FlowsRow,
  ImpactReport,
  LeavingRow,
  LimitRow,
  SessionRef,
  TotalsRow,
} from "./impact-report.ts";

/** What a report says besides what was found. */
export interface ReportFrame {
  readonly before: string;
  readonly after: string;
  readonly leaving: Omit<LeavingRow, "sessions"> | null;
  readonly files: ImpactReport["files"];
  readonly assumed: readonly string[];
  readonly sessions: readonly ImpactSession[];
  /** Sessions of which the files have the routes, by their index. */
  readonly known: ReadonlySet<number>;
}

/** The report of what a change does, as plain data. */
export function makeImpactReport(found: ImpactFound, frame: ReportFrame): ImpactReport {
  const { sessions, known } = frame;
  const totals = totalsOf(found, known.size);
  const passes = found.limits.some((use) => use.passes !== "no" && !use.passedBefore);
  const exits = exitsRow(found, sessions);
  const changed = totals.accepted + totals.rejected + totals.attributes + totals.undecided;
  const isStill = found.changes.length === 0 && exits.lost.length + exits.moved.length === 0;
  return {
    version: 1,
    before: frame.before,
    after: frame.after,
    leaving: frame.leaving && {
      ...frame.leaving,
      sessions: sessions.filter(({ isLeaving }) => isLeaving).map(sessionRef),
    },
    equal: changed === 0 && isStill && !passes && found.exports.every((one) => one.isDecided),
    files: frame.files,
    totals,
    assumed: frame.assumed,
    unknown: sessions
      .filter(({ index, before, after }) => !known.has(index) && (isUp(before) || isUp(after)))
      .map(sessionRef),
    exits,
    changes: found.changes.map(changeRow),
    flows: found.traffic && flowsRow(found.traffic, sessions),
    exports: found.exports.map(({ router, hasLocRib, routes, undecided, isDecided }) => {
      return { router, locRib: hasLocRib, routes, undecided, decided: isDecided };
    }),
    sessions: sessions
      .filter(({ index }) => known.has(index))
      .map((session) => sessionRow(session, found)),
  };
}

/** A session without its policies. */
export function sessionRef({ router, name, asn, peer, family }: ImpactSession): SessionRef {
  return { router, name: bareName(name), asn, peer, family };
}

function bareName(name: string): string {
  return name.startsWith(NAME_PREFIX) ? name.slice(NAME_PREFIX.length) : name;
}

function totalsOf({ tallies, changes }: ImpactFound, sessions: number): TotalsRow {
  const sum = (of: (tally: (typeof tallies)[number]) => number) =>
    tallies.reduce((total, tally) => total + of(tally), 0);
  const changed = (kind: ChangeGroup["kind"]) =>
    changes
      .filter((group) => group.kind === kind && group.direction === "import")
      .reduce((total, { count }) => total + count, 0);
  return {
    sessions,
    routes: sum(({ received }) => received),
    accepted: changed("accepted"),
    rejected: changed("rejected"),
    attributes: changed("attributes"),
    undecided: sum(({ undecided }) => undecided),
  };
}

function sessionRow(session: ImpactSession, found: ImpactFound): ImpactReport["sessions"][number] {
  const { index } = session;
  const tally = found.tallies[index];
  const use = found.limits.find((one) => one.session === session);
  const aspa = found.aspa.get(index);
  return {
    ...sessionRef(session),
    received: tally?.received ?? 0,
    acceptedBefore: tally?.acceptedBefore ?? 0,
    acceptedAfter: tally?.acceptedAfter ?? 0,
    changed: tally?.changed ?? 0,
    undecided: tally?.undecided ?? 0,
    undecidedWhy: tally?.undecidedWhy ?? null,
    limit: use ? limitRow(use) : null,
    aspa: aspa ? aspaRow(aspa) : null,
  };
}

function limitRow({ limit, counts, count, headroom, passes, passedBefore }: LimitUse): LimitRow {
  const { maximum, onExceed } = limit;
  return { maximum, onExceed: onExceed.kind, counts, count, headroom, passes, passedBefore };
}

function aspaRow({ valid, invalid, unknown, examples }: AspaCounts): AspaRow {
  return {
    ...{ valid, invalid, unknown },
    examples: examples.map(({ prefix, asPath, hops }) => {
      return { prefix: formatPrefix(prefix), asPath, hops };
    }),
  };
}

function changeRow(group: ChangeGroup): ChangeRow {
  const { session, direction, kind, count, before, after, attributes, examples } = group;
  return {
    session: sessionRef(session),
    ...{ direction, kind, count, before, after, attributes },
    examples: examples.map((one) => exampleRow(one, kind)),
  };
}

function exampleRow(
  { prefix, route, before, after }: ChangedRoute,
  kind: ChangeGroup["kind"],
): ExampleRow {
  const [was, is] = kind === "attributes" ? describeDifference(before, after) : ["", ""];
  return {
    prefix: formatPrefix(prefix),
    asPath: formatAsPath(route.asPath),
    communities: route.communities.map(formatCommunity),
    before: was,
    after: is,
  };
}

function flowsRow(
  { moved, sessions: rates, ...sums }: MovedTraffic,
  sessions: readonly ImpactSession[],
): FlowsRow {
  return {
    ...sums,
    moved: moved.map(({ from, to, rate }) => ({
      from: from === null ? null : refAt(sessions, from),
      to: refAt(sessions, to),
      rate,
    })),
    sessions: rates.map(({ session, ...each }) => {
      return { session: refAt(sessions, session), ...each };
    }),
  };
}

/** The session with an index. */
function refAt(sessions: readonly ImpactSession[], index: number): SessionRef {
  const session = sessions[index];
  if (!session) throw new Error("unreachable: an exit over no session");
  return sessionRef(session);
}

function exitsRow({ exits }: ImpactFound, sessions: readonly ImpactSession[]): ExitsRow {
  const refOf = (index: number): SessionRef => refAt(sessions, index);
  const exitRow = ({ session, localPreference, pathLength }: BestExit): ExitRow => {
    return { session: refOf(session), localPreference, pathLength };
  };
  return {
    before: exits.before,
    after: exits.after,
    lost: exits.lost.map(({ session, count, covered, examples }) => ({
      session: refOf(session),
      ...{ count, covered },
      examples: examples.map(({ prefix, covering }) => ({
        prefix: formatPrefix(prefix),
        covering: covering && {
          prefix: formatPrefix(covering.prefix),
          exit: exitRow(covering.exit),
        },
      })),
    })),
    moved: exits.moved.map(({ from, to, count, tied, examples }) => ({
      from: refOf(from),
      to: refOf(to),
      ...{ count, tied },
      examples: examples.map(({ prefix, before, after }) => ({
        prefix: formatPrefix(prefix),
        before: exitRow(before),
        after: exitRow(after),
      })),
    })),
  };
}
