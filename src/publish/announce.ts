import { objectNames, PeerLists, type Registry } from "../compile/index.ts";
import type { Declaration } from "../declaration/index.ts";
import { diagnostic, type Report } from "../diagnostics/index.ts";
import {
  FAMILIES,
  formatPrefixRange,
  intersect,
  maxLength,
  minimalRanges,
  orLonger,
  PrefixSet,
  subtract,
  type CanonicalSet,
  type Family,
} from "../net/index.ts";
import type { RouterPlan } from "../model/index.ts";
import { ExportedPrefixes } from "../verify/index.ts";
import { announcedOf } from "./announced-of.ts";
import type { Announcement, Location, PerFamily } from "./announcement.ts";
import { locateSessions, type LocatedSession } from "./locate-sessions.ts";

/** What an announcement is worked out from. */
export interface AnnounceInput {
  readonly declaration: Declaration;
  readonly registry: Registry;
  /** Without planned sessions. */
  readonly plans: readonly RouterPlan[];
}

/**
 * What a network announces to its peers, of what its own as-sets register: that for which an export policy accepts some
 * route. An error is reported for a policy about which that cannot be found out (then the result is null), and a warning
 * for our own address space that is announced without being registered, because a filter made from our as-sets rejects it.
 */
export function announce(input: AnnounceInput, report: Report): Announcement | null {
  const { declaration, registry, plans } = input;
  const { asn, name, asSets, prefixes } = declaration.network;
  const names = objectNames({ asSets });
  const lists = new PeerLists(declaration, registry);
  const registered = perFamily((family) => lists.registered(names, family));
  const own = perFamily((family) => {
    const declared = prefixes.filter((one) => one.family === family).map(orLonger);
    return registered[family].upTo(maxLength(family)).union(PrefixSet.of(family, declared));
  });
  const exports = new ExportedPrefixes();
  const found = new Map<string, Gathered>();
  const unregistered = new Map<string, Unregistered>();
  let isWhole = true;
  for (const located of locateSessions(declaration, plans)) {
    const { plan, at } = located;
    const { family } = plan;
    const accepted = exports.of(plan);
    if (accepted === "too-large") {
      const params = { session: plan.name };
      report(diagnostic("announced-not-known", params, { span: plan.span }));
      isWhole = false;
      continue;
    }
    const key = `${at.kind} ${at.id}`;
    const there = found.get(key) ?? { at, announced: { ipv4: null, ipv6: null } };
    const here = announcedOf(registered[family], accepted);
    const before = there.announced[family];
    there.announced[family] = before === null || before === here ? here : before.union(here);
    found.set(key, there);
    const { canonical } = own[family];
    const more = subtract(intersect(accepted, canonical), registered[family].canonical);
    const same = exports.keyOf(plan);
    if (!more.isEmpty) {
      const known = unregistered.get(same);
      unregistered.set(same, {
        ...(known ?? { first: located, more }),
        sessions: (known?.sessions ?? 0) + 1,
      });
    }
  }
  for (const one of unregistered.values()) reportUnregistered(one, names, report);
  if (!isWhole) return null;
  const locations = [...found.values()].sort(
    (a, b) => ORDER[a.at.kind] - ORDER[b.at.kind] || (a.at.id < b.at.id ? -1 : 1),
  );
  return {
    asn,
    name,
    asSets: names,
    registered,
    announced: perFamily((family) =>
      locations.reduce(
        (all, { announced }) => together(all, announced[family]),
        PrefixSet.of(family, []),
      ),
    ),
    locations: locations.map(({ at, announced }): Location => ({ ...at, announced })),
    aggregate: declaration.irr.aggregate,
  };
}

/** A location, while what is announced there is being put together. */
interface Gathered {
  readonly at: LocatedSession["at"];
  readonly announced: Record<Family, PrefixSet | null>;
}

const ORDER: Readonly<Record<Location["kind"], number>> = { exchange: 0, site: 1, router: 2 };

function perFamily<T>(of: (family: Family) => T): PerFamily<T> {
  const [ipv4, ipv6] = FAMILIES.map(of) as [T, T];
  return { ipv4, ipv6 };
}

/** The union; with nothing new it is the set itself, so that a hundred equal ones cost nothing. */
function together(all: PrefixSet, more: PrefixSet | null): PrefixSet {
  if (more === null || more === all || more.isEmpty) return all;
  return all.isEmpty ? more : all.union(more);
}

/** What an export policy accepts of our own space that is not registered. */
interface Unregistered {
  readonly first: LocatedSession;
  readonly sessions: number;
  readonly more: CanonicalSet;
}

function reportUnregistered(
  { first: { plan }, sessions, more }: Unregistered,
  asSets: readonly string[],
  report: Report,
): void {
  const ranges = [...minimalRanges(more)].map(formatPrefixRange);
  const params = { session: plan.name, others: sessions - 1, ranges, asSets };
  report(diagnostic("announced-not-registered", params, { span: plan.span }));
}
