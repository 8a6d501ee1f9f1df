import { formatAddress, type Address } from "../../net/index.ts";
import type { RouterReading, RtrReading } from "../../model/index.ts";
import type { RouterSettingRow } from "../rows/diff-report.ts";
import { placeOfLine } from "./line-rows.ts";
import type { ReadRouter } from "./read-router.ts";

/** All differences of routers in both sets of files but their sessions. */
export function compareReadRouters(
  before: readonly ReadRouter[],
  after: readonly ReadRouter[],
): readonly RouterSettingRow[] {
  return after.flatMap((router) => {
    const was = before.find(({ name }) => name === router.name);
    return was ? compareRouter(was, router) : [];
  });
}

function compareRouter(before: ReadRouter, after: ReadRouter): readonly RouterSettingRow[] {
  const found: RouterSettingRow[] = [];
  const tell = (id: string, name: string, a: string, b: string) => {
    if (a === b) return;
    const place = placeOfLine(after, 1);
    found.push({ id, name, before: a, after: b, place, routers: [after.name] });
  };
  const [was, is] = [before.reading, after.reading];
  if (was.routerId !== "inexpressible" && is.routerId !== "inexpressible") {
    const format = (id: Address | null) => (id === null ? "not set" : formatAddress(id));
    tell("routerId", "the router ID", format(was.routerId), format(is.routerId));
  }
  tell("rpki", "the RPKI caches", ...cachesOf(was, is));
  const isLoaded = was.form === "file" && is.form === "file";
  if (isLoaded && was.removed !== "inexpressible" && is.removed !== "inexpressible") {
    const format = (all: readonly Address[]) => all.map(formatAddress).sort().join(", ") || "none";
    tell("removed", "the neighbors to remove", format(was.removed), format(is.removed));
  }
  return found;
}

/** The RPKI caches of two files, with the times that both can express. */
function cachesOf(was: RouterReading, is: RouterReading): readonly [string, string] {
  const times = (["preference", "refresh", "retry", "expire"] as const).filter((time) =>
    [was, is].every(({ rpki }) => rpki.every((cache) => typeof cache[time] === "number")),
  );
  const format = (cache: RtrReading) =>
    [
      `${formatAddress(cache.address)} port ${cache.port}`,
      ...times.map((time) => `${time} ${JSON.stringify(cache[time])}`),
    ].join(", ");
  const all = ({ rpki }: RouterReading) => rpki.map(format).sort().join("; ") || "none";
  return [all(was), all(is)];
}
