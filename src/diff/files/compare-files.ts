import { RISK_TEXTS, type RiskName } from "../../declaration/index.ts";
import { formatScoped, unite, type CanonicalSet } from "../../net/index.ts";
import { neighborOf } from "../../model/index.ts";
import type { Direction } from "../../policy/index.ts";
import { createProver, describeRoute } from "../../verify/index.ts";
import { groupBy } from "../group-by.ts";
import type {
  DiffReport,
  PeerRow,
  RiskRow,
  RouteRow,
  SessionRow,
  SettingRow,
} from "../rows/diff-report.ts";
import { setRow } from "../rows/set-row.ts";
import { compareReadFilters, type ReadChange } from "./compare-read-filters.ts";
import { compareReadRouters } from "./compare-read-routers.ts";
import { compareReadSessions } from "./compare-read-sessions.ts";
import { decisionRows, lineCauseRow, placeOfLine } from "./line-rows.ts";
import { matchReadSessions } from "./match-read-sessions.ts";
import { readRisks } from "./read-risks.ts";
import type { ReadPair, ReadRouter, ReadSession } from "./read-router.ts";

/** Options for a report on files. */
export interface FilesReportOptions {
  /** The names of the two sides. */
  readonly before: string;
  readonly after: string;
  /** How many ranges of each set are listed. */
  readonly mostRanges: number;
  /** How many lines only one side has. */
  readonly lines: number;
}

/** A change of one session's filter. */
interface PlacedChange {
  readonly direction: Direction;
  readonly pair: ReadPair;
  readonly change: ReadChange;
}

/**
 * All differences in meaning between two sets of routers' files, in the form of any other report: each session of both,
 * for every possible route, and everything about sessions that the files give.
 */
export function compareFiles(
  before: readonly ReadRouter[],
  after: readonly ReadRouter[],
  options: FilesReportOptions,
): DiffReport {
  const { mostRanges } = options;
  const { pairs, added, removed } = matchReadSessions(before, after);
  const prover = createProver();
  const changes: PlacedChange[] = [];
  const spaces: { pair: ReadPair; before: CanonicalSet; after: CanonicalSet }[] = [];
  const settings: SettingRow[] = [];
  const notCompared: DiffReport["notCompared"][number][] = [];
  const unchanged = { sessions: 0, filters: 0 };
  let withoutSets = 0;
  for (const pair of pairs) {
    const ofSession = compareReadSessions(pair);
    settings.push(
      ...ofSession.map(({ line, ...change }) => ({
        ...change,
        place: placeOfLine(pair.after.router, line),
        sessions: [sessionRow(pair.after)],
      })),
    );
    let same = 0;
    for (const direction of ["import", "export"] as const) {
      const found = compareReadFilters(pair, direction, prover);
      if (found === "too-large") {
        notCompared.push({ direction, session: sessionRow(pair.after) });
        continue;
      }
      if (found.withoutSets) withoutSets++;
      if (found.changes.length === 0) same++;
      if (found.space && direction === "import") spaces.push({ pair, ...found.space });
      changes.push(...found.changes.map((change) => ({ direction, pair, change })));
    }
    unchanged.filters += same;
    if (same === 2 && ofSession.length === 0) unchanged.sessions++;
  }
  const names = (all: readonly ReadRouter[]) => all.map(({ name }) => name);
  const notIn = (all: readonly ReadRouter[], others: readonly ReadRouter[]) =>
    names(all).filter((name) => !names(others).includes(name));
  const routers = {
    added: notIn(after, before),
    removed: notIn(before, after),
    changed: compareReadRouters(before, after),
  };
  const sessions = {
    added: added.map((one) => ({ ...sessionRow(one), accepts: null })),
    removed: removed.map(sessionRow),
    moved: [],
  };
  const routes = groupBy(changes, keyOf).map((group) => routeRow(group, mostRanges));
  const rows = {
    routes,
    settings: grouped(settings),
    sessions,
    peers: { added: peersOf(added, before), removed: peersOf(removed, after) },
    routers,
    notCompared,
  };
  const risks = readRisks({ pairs, removed, after, changes, spaces });
  return {
    version: 1,
    before: options.before,
    after: options.after,
    equal: isEmpty(rows),
    within: null,
    unchanged,
    lines: options.lines,
    files: filesOf(before, after),
    withoutAsSets: withoutSets,
    flags: { off: [], switchedOff: [] },
    states: [],
    risks: risks.map(({ name, where }) => riskRow(name, where)),
    objects: [],
    reasonsLeftOut: 0,
    ...rows,
  };
}

function isEmpty({
  routes,
  settings,
  sessions,
  routers,
  notCompared,
}: Pick<DiffReport, "routes" | "settings" | "sessions" | "routers" | "notCompared">): boolean {
  const lists: readonly (readonly unknown[])[] = [
    ...[routes, settings, sessions.added, sessions.removed, notCompared],
    ...[routers.added, routers.removed, routers.changed],
  ];
  return lists.every((list) => list.length === 0);
}

function filesOf(
  before: readonly ReadRouter[],
  after: readonly ReadRouter[],
): NonNullable<DiffReport["files"]> {
  const names = [...new Set([...before, ...after].map(({ name }) => name))].sort();
  const software = (all: readonly ReadRouter[], router: string) =>
    all.find(({ name }) => name === router)?.software ?? null;
  return names.map((router) => ({
    router,
    before: software(before, router),
    after: software(after, router),
  }));
}

/** Changes of several sessions are one if their lines say the same, whatever the numbers of the lines. */
function keyOf({ direction, pair, change }: PlacedChange): string {
  const { text } = lineCauseRow(change, pair, 0);
  const { family } = pair.after.session;
  return [direction, family, change.kind, String(change.scope), text].join(" | ");
}

function routeRow(group: readonly PlacedChange[], most: number): RouteRow {
  const [first] = group;
  if (!first) throw new Error("unreachable: a group has a change");
  const { direction, pair, change } = first;
  const sets = group.map((one) => one.change.prefixes);
  const all = setRow(
    sets.reduce((a, b) => unite(a, b)),
    most,
  );
  const alike = groupBy(group, (one) => String(one.change.prefixes.hash()));
  return {
    kind: change.kind,
    scope: change.scope,
    direction,
    family: pair.after.session.family,
    prefixes: all,
    cause: lineCauseRow(change, pair, most),
    why: [],
    example: {
      session: sessionRow(pair.after),
      route: describeRoute(change.route),
      ...decisionRows(change, pair),
    },
    sessions: alike.flatMap((part) => {
      const [one] = part;
      const prefixes = one && alike.length > 1 ? setRow(one.change.prefixes, most) : all;
      return [{ prefixes, sessions: part.map((each) => sessionRow(each.pair.after)) }];
    }),
  };
}

function grouped(settings: readonly SettingRow[]): readonly SettingRow[] {
  const groups = groupBy(settings, ({ id, before, after }) => JSON.stringify([id, before, after]));
  return groups.flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, sessions: group.flatMap(({ sessions }) => sessions) }] : [];
  });
}

function riskRow(risk: RiskName, where: readonly ReadSession[]): RiskRow {
  const text = RISK_TEXTS[risk];
  return { risk, text, detail: null, prefixes: null, places: [], sessions: where.map(sessionRow) };
}

/** The neighboring networks of some sessions that no session of the others is with. */
function peersOf(sessions: readonly ReadSession[], others: readonly ReadRouter[]): PeerRow[] {
  const known = new Set(others.flatMap(({ reading }) => reading.sessions.map(({ asn }) => asn)));
  const rows = sessions.map(sessionRow).filter(({ asn }) => !known.has(asn));
  const byAsn = new Map(rows.map(({ asn, peer }) => [asn, peer]));
  return [...byAsn]
    .sort(([a], [b]) => a - b)
    .map(([asn, name]) => ({ asn, name, relation: "unknown" }));
}

function sessionRow({ router, session }: ReadSession): SessionRow {
  const { asn, family, description } = session;
  const name = formatScoped(neighborOf(session));
  const text = description === null ? "" : router.reading.file.text(description);
  const peer = text.replace(new RegExp(`^AS${asn} +`), "");
  return { router: router.name, name, asn, peer, family };
}
