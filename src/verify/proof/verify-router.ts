import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { equalAddresses, formatAddress, formatScoped } from "../../net/index.ts";
import type { Platform } from "../../platforms/index.ts";
import {
  neighborOf,
  sessionKey,
  type RemovedObjects,
  type RouterPlan,
  type RouterReading,
  type SessionReading,
} from "../../model/index.ts";
import { compareCaches } from "./compare-caches.ts";
import { compareSessions } from "./compare-sessions.ts";
import { createProver } from "../algebra/prover.ts";
import { nameOf } from "./name-of.ts";
import { verifyFilter } from "./verify-filter.ts";

/** How many filters may differ before the others are skipped; a thousand more would add nothing. */
const MOST_DIFFERENT = 25;

/** How much was proven about one router. */
export interface RouterProof {
  readonly sessions: number;
  /** Filters proven to mean what the policy says, for every route. */
  readonly filters: number;
}

/**
 * Proves that a router's configuration, as read back, matches its plan: the declared sessions and no others, each
 * with filters that mean the same for every route, with its limit and options; the RPKI caches; nothing left over.
 * Reports every difference at its line of the configuration.
 */
export function verifyRouter(
  plan: RouterPlan,
  reading: RouterReading,
  platform: Pick<Platform, "title" | "asSets">,
  report: Report,
): RouterProof {
  const { file } = reading;
  const prover = createProver();
  const unclaimed = new Map<string, SessionReading[]>();
  for (const session of reading.sessions) {
    const key = sessionKey(session);
    unclaimed.set(key, [...(unclaimed.get(key) ?? []), session]);
  }
  let [sessions, filters, withoutSets, different] = [0, 0, 0, 0];
  for (const session of plan.peers.flatMap((peer) => peer.sessions)) {
    sessions++;
    const found = unclaimed.get(sessionKey(session))?.shift();
    if (!found) {
      const params = { session: nameOf(session), router: plan.name };
      report(diagnostic("session-missing", params, { span: session.span }));
      continue;
    }
    for (const difference of compareSessions(session, plan.asn, found, reading)) {
      const { option, declared, line } = difference;
      report(
        diagnostic(
          "option-differs",
          { session: nameOf(session), option, declared, file: difference.file },
          {
            span: file.lineSpan(line),
            related: [{ message: "declared here", span: session.span }],
          },
        ),
      );
    }
    for (const direction of ["import", "export"] as const) {
      if (different >= MOST_DIFFERENT) break;
      const proof = verifyFilter(
        session,
        session[direction],
        found[direction],
        file,
        prover,
        platform.asSets,
        report,
      );
      if (proof === "not-proven") different++;
      else filters++;
      if (proof === "proven-without-as-sets") withoutSets++;
    }
  }
  for (const session of [...unclaimed.values()].flat()) {
    const { family, line } = session;
    const neighbor = `${formatScoped(neighborOf(session))} (${family === "ipv4" ? "IPv4" : "IPv6"})`;
    report(
      diagnostic(
        "session-not-declared",
        { neighbor, router: plan.name },
        { span: file.lineSpan(line) },
      ),
    );
  }
  compareCaches(plan, reading, report);
  compareRouter(plan, reading, report);
  for (const { name, line } of reading.unused) {
    const span = file.lineSpan(line);
    report(diagnostic("object-unused", { name: file.text(name), router: plan.name }, { span }));
  }
  noteWithoutSets(plan, withoutSets, platform, report);
  return { sessions, filters };
}

/** Adds a note on how many filters are proven only for paths without an AS_SET, if any. */
export function noteWithoutSets(
  plan: RouterPlan,
  filters: number,
  platform: Pick<Platform, "title">,
  report: Report,
): void {
  if (filters === 0) return;
  const params = { router: plan.name, platform: platform.title, filters };
  report(diagnostic("proven-without-as-sets", params, { span: plan.span }));
}

/** Compares the router ID, and the neighbors to remove. */
function compareRouter(plan: RouterPlan, reading: RouterReading, report: Report): void {
  const { routerId, removed } = reading;
  const router = plan.name;
  if (routerId !== "inexpressible") {
    const declared = formatAddress(plan.routerId);
    const file = routerId === null ? "nothing of it" : formatAddress(routerId);
    if (declared !== file) {
      const span = reading.file.lineSpan(1);
      report(diagnostic("router-id-differs", { router, declared, file }, { span }));
    }
  }
  if (removed === "inexpressible" || reading.form === "running") return;
  for (const { remote, span } of plan.removed) {
    if (removed.some((address) => equalAddresses(address, remote))) continue;
    const neighbor = formatAddress(remote);
    report(diagnostic("neighbor-not-removed", { neighbor, router }, { span }));
  }
  for (const what of objectsLeft(plan.removedObjects, reading.removedObjects)) {
    report(diagnostic("object-not-removed", { what, router }, { span: plan.span }));
  }
}

/** What should be removed and is not, in words. */
function objectsLeft(
  declared: RemovedObjects,
  read: RouterReading["removedObjects"],
): readonly string[] {
  if (read === "inexpressible") return [];
  const of = ({ policies, prefixes, asns, communities }: RemovedObjects): readonly string[] => [
    ...policies.map((name) => `the policy ${name}`),
    ...prefixes.map((name) => `the prefix list ${name}`),
    ...asns.map(({ name, place }) => `the list of ASNs ${name}, for ${PLACES[place]}`),
    ...communities.map((list) => `the list of ${list.of} communities ${list.name}`),
  ];
  const gone = new Set(of(read));
  return of(declared).filter((what) => !gone.has(what));
}

const PLACES = { anywhere: "whole paths", origin: "origins" } as const;
