import type { Declaration } from "../../declaration/index.ts";
import { findMaintainers, type WantedRoute } from "../../irr/index.ts";
import { readPrefixRange } from "../../net/index.ts";
import type { BlamedEntry, BlamedRoute } from "../../report/index.ts";
import type { NetworkFiles } from "../input/network-files.ts";

/** The same entries, each route object with its maintainers if the network has dumps of registries on disk. */
export async function withMaintainers(
  entries: readonly BlamedEntry[],
  { irr }: Declaration,
  files: NetworkFiles,
): Promise<readonly BlamedEntry[]> {
  if (files.kind !== "disk") return entries;
  const dumps = irr.dumps.flatMap(({ value }) => files.locate(value) ?? []);
  const routes = entries.flatMap((entry) => {
    const range = readPrefixRange(entry.range);
    if (typeof range === "string") return [];
    return entry.routes.map((route) => ({ route, wanted: { ...route, prefix: range.prefix } }));
  });
  const wanted = routes.map((each): WantedRoute => each.wanted);
  const maintainers = await findMaintainers(dumps, wanted);
  const of = new Map<BlamedRoute, readonly string[]>(
    routes.map(({ route }, at) => [route, maintainers[at] ?? []]),
  );
  return entries.map((entry) => ({
    ...entry,
    routes: entry.routes.map((route) => ({ ...route, maintainers: of.get(route) ?? [] })),
  }));
}
