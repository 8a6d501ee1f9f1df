import type { DiffReport } from "../diff/index.ts";
import type { RouterPlan } from "../model/index.ts";
import type { RouterSummary } from "./load-plan.ts";

/** What a change means for one router. */
export function routerSummary(plan: RouterPlan, report: DiffReport): RouterSummary {
  const isHere = ({ router }: { readonly router: string }): boolean => router === plan.name;
  const { sessions, settings, routes, notCompared, routers, risks } = report;
  const filters = (kind: "accepted" | "rejected" | "attributes"): number => {
    const found = routes
      .filter((row) => row.kind === kind)
      .flatMap((row) =>
        row.sessions.flatMap((part) =>
          part.sessions.filter(isHere).map(({ name }) => `${name} ${row.direction}`),
        ),
      );
    return new Set(found).size;
  };
  const changed = settings.flatMap((row) => row.sessions.filter(isHere).map(({ name }) => name));
  return {
    sessions: plan.peers.reduce((sum, peer) => sum + peer.sessions.length, 0),
    sessions_added:
      sessions.added.filter(isHere).length + sessions.moved.filter(({ to }) => isHere(to)).length,
    sessions_removed:
      sessions.removed.filter(isHere).length +
      sessions.moved.filter(({ from }) => isHere(from)).length,
    sessions_changed: new Set(changed).size,
    filters_accepting_more: filters("accepted"),
    filters_accepting_less: filters("rejected"),
    filters_changing_attributes: filters("attributes"),
    filters_not_compared: notCompared.filter(({ session }) => isHere(session)).length,
    settings: routers.changed.filter((row) => row.routers.includes(plan.name)).length,
    risks: [
      ...new Set(risks.filter((row) => row.sessions.some(isHere)).map(({ risk }) => risk)),
    ].sort(),
  };
}
