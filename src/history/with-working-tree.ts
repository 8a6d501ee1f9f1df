import type { Version } from "./events.ts";

/** Versions preceded by the uncommitted state, whose parent is the first of them. */
export function withWorkingTree(committed: readonly Version[]): readonly Version[] {
  const shifted = committed.map(({ commit, parents }) => ({
    commit,
    parents: parents.map((parent) => parent + 1),
  }));
  return [{ commit: null, parents: committed.length === 0 ? [] : [1] }, ...shifted];
}
