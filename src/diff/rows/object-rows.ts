import { sessionKey } from "../../model/index.ts";
import type { PlacedSession } from "../match-sessions.ts";
import { changedObjects } from "../why/changed-objects.ts";
import type { ObjectPairs } from "../why/object-pairs.ts";
import type { NetworkPair } from "../why/why.ts";
import type { ObjectRow } from "./diff-report.ts";
import type { MergedGroup } from "./merge-same-lists.ts";
import { sessionRow } from "./session-row.ts";

/** The IRR objects behind some changes, each once, with its changes and all of their sessions. */
export function objectRows(
  merged: readonly MergedGroup[],
  sources: NetworkPair,
  objects: ObjectPairs,
): readonly ObjectRow[] {
  const found = new Map<string, { routes: number[]; sessions: Map<string, PlacedSession> }>();
  for (const [at, { group }] of merged.entries()) {
    for (const name of changedObjects(group.change.cause, sources, objects)) {
      const one = found.get(name) ?? { routes: [], sessions: new Map<string, PlacedSession>() };
      one.routes.push(at);
      for (const { after } of group.parts.flatMap(({ pairs }) => pairs)) {
        one.sessions.set(`${after.router.name} ${sessionKey(after.session)}`, after);
      }
      found.set(name, one);
    }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { routes, sessions }]) => ({
      name,
      routes,
      sessions: [...sessions.values()].map(sessionRow),
    }));
}
