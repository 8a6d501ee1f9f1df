import { makeVisible } from "../diagnostics/index.ts";
import type { Blame, BlamedEntry, BlamedEvent, BlamedRoute, BlamedSession } from "./blame.ts";

/** The most sessions printed for each verdict, and the most events for each entry. */
const NAMED = 10;

const DONE = { entered: "let in", changed: "changed", left: "taken out" } as const;

/**
 * Prints who let a prefix in, for people: what sessions do with it, then each entry by which it is registered, with
 * its history.
 */
export function formatBlame({ prefix, sessions, entries }: Blame): string {
  const accepting = sessions.filter(({ verdict }) => verdict === "accept");
  const rejecting = sessions.filter(({ verdict }) => verdict === "reject");
  const lines = [
    prefix,
    ...formatSessions("accepted", accepting),
    ...formatSessions("rejected", rejecting),
    ...(entries.length === 0
      ? ["", "It is registered nowhere, which these policies do not ask for."]
      : []),
    ...entries.flatMap((entry) => ["", ...formatEntry(entry)]),
  ];
  return `${lines.map(makeVisible).join("\n")}\n`;
}

function formatSessions(verdict: string, sessions: readonly BlamedSession[]): readonly string[] {
  if (sessions.length === 0) return [];
  const shown = sessions.slice(0, NAMED).map(({ session, router, reason, term, place }) => {
    const by = term === null ? "the default at the end" : `${term} (${place ?? ""})`;
    return `    ${session} on ${router}, by ${by}${reason === null ? "" : `: ${reason}`}`;
  });
  const more = sessions.length - shown.length;
  return [
    `  ${verdict} by ${sessions.length === 1 ? "1 session" : `${sessions.length} sessions`}`,
    ...shown,
    ...(more > 0 ? [`    and ${more} more`] : []),
  ];
}

function formatEntry(entry: BlamedEntry): readonly string[] {
  const peers = entry.peers.map(({ asn, name }) => `AS${asn} ${name}`).join(", ");
  const whose = peers === "" ? (entry.isOurs ? "our own" : "which no peer names") : `for ${peers}`;
  const where = entry.object ?? "`prefixes` of a peer";
  const what =
    entry.covers === "itself" ? entry.range : `${entry.range}, of which it is a more-specific`;
  const place = entry.place === null ? "" : `, ${entry.place}`;
  const is = entry.isThere ? "in" : "no longer in";
  return [
    `${what}: ${is} ${where}${place}, ${whose}`,
    ...entry.routes.map((route) => `  ${formatRoute(route)}`),
    ...formatEvents(entry),
    ...entry.formerly.map((folder) => `  the snapshot was in ${folder} before`),
  ];
}

function formatRoute({ origin, source, via, maintainers }: BlamedRoute): string {
  const way = via.length === 0 ? "" : `${via.join(" > ")} > AS${origin} > `;
  const by = maintainers.length === 0 ? "" : `, maintained by ${maintainers.join(", ")}`;
  return `${way}route object of AS${origin} in ${source}${by}`;
}

/** Always the event that let it in and the last one; then the newest of the others. */
function formatEvents({ events, letIn, lastChanged }: BlamedEntry): readonly string[] {
  const main = events.filter((event) => event === letIn || event === lastChanged);
  const others = events.filter((event) => !main.includes(event));
  const shown = [...main, ...others.slice(0, NAMED)];
  const more = events.length - shown.length;
  return [
    ...events.filter((event) => shown.includes(event)).flatMap(formatEvent),
    ...(more > 0 ? [`  and ${more} earlier changes (--format json has all)`] : []),
  ];
}

function formatEvent({ kind, commit, isCutOff, changes }: BlamedEvent): readonly string[] {
  const done = DONE[kind].padEnd(10);
  const by =
    commit === null
      ? "not committed yet"
      : `${commit.date} ${commit.hash.slice(0, 12)} ${commit.author}: ${commit.subject}`;
  const cut = isCutOff ? ", or earlier: the history at hand begins here" : "";
  return [`  ${done}${by}${cut}`, ...changes.map((text) => `  ${" ".repeat(10)}${text}`)];
}
