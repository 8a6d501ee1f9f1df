import type { Names } from "../../assertions/index.ts";
import { judgeChanges, loadChanges, withinReport, type ChangeNames } from "../../changes/index.ts";
import type { Report } from "../../diagnostics/index.ts";
import type { NetworkDifference, WithinReport } from "../../diff/index.ts";
import type { GivenChanges } from "../input/changes-file.ts";
import type { LoadedSide } from "./load-side.ts";

type Compiled = NonNullable<LoadedSide["compiled"]>;

/** Judges a difference by a file of allowed changes; null, and reported, if the file has mistakes. */
export function judgeSides(
  difference: NetworkDifference,
  before: Compiled,
  after: Compiled,
  { name, source, isChanged }: GivenChanges,
  report: Report,
): WithinReport | null {
  const allowed = loadChanges(source, namesOfBoth(before, after), report);
  if (!allowed) return null;
  const sources = { before: before.sources, after: after.sources };
  const judged = judgeChanges(difference, sources, allowed);
  return withinReport(judged, sources, { path: name, isChanged });
}

/** A file of allowed changes may name what is in either version: a peer that goes, for example. */
function namesOfBoth(before: Compiled, after: Compiled): ChangeNames {
  const both = (of: (names: Names) => readonly string[]) =>
    [...new Set([...of(before.names), ...of(after.names)])].sort();
  const sources = [before, after].flatMap(
    ({ sources: { declaration } }) => declaration.irr.sources,
  );
  return {
    ...after.names,
    peers: new Map([...before.names.peers, ...after.names.peers]),
    routers: both(({ routers }) => routers),
    exchanges: both(({ exchanges }) => exchanges),
    interfaces: both(({ interfaces }) => interfaces),
    sessions: both(({ sessions }) => sessions),
    sources: [...new Set(sources.map((name) => name.toUpperCase()))].sort(),
  };
}
