import type { DiffReport } from "../diff/index.ts";
import { describeConcerned, type ConcernedSession } from "./concerned-session.ts";
import type { LostRow } from "./runbook.ts";

type Row = DiffReport["routes"][number]["example"]["session"];

/** Sessions by router: `gru1: AS13335 Cloudflare (2), AS2906 Netflix`. */
function named(rows: readonly Row[]): readonly string[] {
  return [...new Set(rows.map(({ router }) => router))].sort().map((router) => {
    const own = rows.filter((row) => row.router === router);
    const peers = [...new Set(own.map(({ asn }) => asn))].map((asn) => {
      const all = own.filter((row) => row.asn === asn);
      const many = all.length > 1 ? ` (${all.length} sessions)` : "";
      return `AS${asn} ${all[0]?.peer ?? ""}${many}`;
    });
    return `${router}: ${peers.join(", ")}`;
  });
}

/** What a change takes away or changes, and for whom; what is worst comes first. */
export function lostByChange({
  risks,
  sessions,
  routes,
  settings,
  notCompared,
}: DiffReport): readonly LostRow[] {
  const kinds = {
    accepted: "newly accepted",
    rejected: "no longer accepted",
    attributes: "with other attributes",
  };
  return [
    ...risks.map((risk) => ({
      text: `Look twice: ${risk.text}${risk.detail === null ? "" : ` (${risk.detail})`}`,
      sessions: named(risk.sessions),
    })),
    ...(sessions.removed.length === 0
      ? []
      : [{ text: "Sessions removed", sessions: named(sessions.removed) }]),
    ...(sessions.moved.length === 0
      ? []
      : [{ text: "Sessions moved", sessions: named(sessions.moved.map(({ to }) => to)) }]),
    ...routes.flatMap(({ kind, scope, direction, prefixes, cause, sessions: parts }) =>
      kind === "reason"
        ? []
        : [
            {
              text: `${direction}: ${scope === "prefixes" ? "prefixes" : "routes"} ${kinds[kind]} (${prefixes.prefixes} prefixes): ${cause.text}`,
              sessions: named(parts.flatMap((part) => part.sessions)),
            },
          ],
    ),
    ...settings.map(({ name, before, after, sessions: concerned }) => ({
      text: `${name}: ${before} → ${after}`,
      sessions: named(concerned),
    })),
    ...(sessions.added.length === 0
      ? []
      : [{ text: "Sessions added", sessions: named(sessions.added) }]),
    ...(notCompared.length === 0
      ? []
      : [
          {
            text: "Too large to be compared: nothing is known of the difference",
            sessions: named(notCompared.map(({ session }) => session)),
          },
        ]),
  ];
}

/** Who loses which sessions during a maintenance: first the peers without any other session. */
export function lostByMaintenance(
  concerned: readonly ConcernedSession[],
  all: readonly ConcernedSession[],
): readonly LostRow[] {
  const isOut = new Set(concerned.map(({ router, name }) => `${router} ${name}`));
  const asns = [...new Set(concerned.map(({ asn }) => asn))].sort((a, b) => a - b);
  const rows = asns.flatMap((asn) =>
    (["ipv4", "ipv6"] as const).flatMap((family) => {
      const own = all.filter((session) => session.asn === asn && session.family === family);
      const out = own.filter(({ router, name }) => isOut.has(`${router} ${name}`));
      const kept = own.filter((session) => !out.includes(session));
      const version = family === "ipv4" ? "IPv4" : "IPv6";
      const peer = `AS${asn} ${out[0]?.peer ?? ""}`;
      const text =
        kept.length === 0
          ? `${peer}, ${version}: all of its sessions; its prefixes must have another way, by transit or others`
          : `${peer}, ${version}: ${out.length} of ${own.length} sessions; left are ${kept.map(({ router, place }) => `${router} ${place}`).join(", ")}`;
      return out.length === 0
        ? []
        : [{ text, sessions: out.map(describeConcerned), isAll: kept.length === 0 }];
    }),
  );
  return [...rows.filter(({ isAll }) => isAll), ...rows.filter(({ isAll }) => !isAll)].map(
    ({ text, sessions }) => ({ text, sessions }),
  );
}
