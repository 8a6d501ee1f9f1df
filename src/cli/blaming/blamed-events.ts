import { readState, type Event, type Events, type TracedRoute } from "../../history/index.ts";
import { readCommits, type Repository } from "../../git/index.ts";
import type { Report } from "../../diagnostics/index.ts";
import type { BlamedEntry, BlamedEvent } from "../../report/index.ts";

/** Separates the two states of a change in the output. */
export type DescribeChange = (before: string, after: string) => readonly string[];

/** The events of an entry with their commits in display form. Null, and reported, if git fails. */
export async function blamedEvents(
  repository: Repository,
  { all, letIn, last }: Events,
  describe: DescribeChange,
  report: Report,
): Promise<Pick<BlamedEntry, "events" | "letIn" | "lastChanged"> | null> {
  const hashes = all.flatMap(({ commit }) => commit ?? []);
  const commits = await readCommits(repository, hashes, report);
  if (!commits) return null;
  const blamed = new Map(
    all.map((event): [Event, BlamedEvent] => {
      const { kind, before, after } = event;
      const commit = event.commit === null ? undefined : commits.get(event.commit);
      return [
        event,
        {
          kind,
          commit: commit
            ? {
                hash: commit.hash,
                author: commit.author,
                date: commit.date,
                subject: commit.subject,
              }
            : null,
          isCutOff: event.commit !== null && repository.cutAt.has(event.commit),
          changes: before === null || after === null ? [] : describe(before, after),
        },
      ];
    }),
  );
  return {
    events: [...blamed.values()],
    letIn: (letIn && blamed.get(letIn)) ?? null,
    lastChanged: (last && blamed.get(last)) ?? null,
  };
}

/** Changes in the route objects of an entry, and in the paths to their origins. */
export function describeRoutes(before: string, after: string): readonly string[] {
  const [old, now] = [readState(before), readState(after)];
  const nameOf = ({ origin, source }: TracedRoute): string =>
    `route object of AS${origin} in ${source}`;
  const wayOf = ({ origin, via }: TracedRoute): string => [...via, `AS${origin}`].join(" > ");
  const has = (routes: readonly TracedRoute[], wanted: TracedRoute): boolean =>
    routes.some((route) => nameOf(route) === nameOf(wanted));
  const ways = new Map(old.map((route) => [route.origin, wayOf(route)]));
  const moved = now
    .filter((route) => (ways.get(route.origin) ?? wayOf(route)) !== wayOf(route))
    .map((route) => `${ways.get(route.origin) ?? ""}: now ${wayOf(route)}`);
  return [
    ...now.filter((route) => !has(old, route)).map((route) => `${nameOf(route)}: new`),
    ...old.filter((route) => !has(now, route)).map((route) => `${nameOf(route)}: gone`),
    ...new Set(moved),
  ];
}
