import { RISK_TEXTS, type RiskName } from "../../declaration/index.ts";
import { countAddresses, countPrefixes, defaultRoute, type CanonicalSet } from "../../net/index.ts";

import type { Direction } from "../../policy/index.ts";
import { groupBy } from "../group-by.ts";
import type { ReadChange } from "./compare-read-filters.ts";
import type { ReadPair, ReadRouter, ReadSession } from "./read-router.ts";

/** What the risks of files are derived from. */
export interface ReadRiskMaterial {
  readonly pairs: readonly ReadPair[];
  readonly removed: readonly ReadSession[];
  readonly after: readonly ReadRouter[];
  readonly changes: readonly {
    readonly direction: Direction;
    readonly pair: ReadPair;
    readonly change: ReadChange;
  }[];
  readonly spaces: readonly {
    readonly pair: ReadPair;
    readonly before: CanonicalSet;
    readonly after: CanonicalSet;
  }[];
}

/** A risk, and where it is. */
export interface ReadRisk {
  readonly name: RiskName;
  readonly where: readonly ReadSession[];
}

/** A risk of one session. */
interface PlacedRisk {
  readonly name: RiskName;
  readonly where: ReadSession;
}

const ORDER = Object.keys(RISK_TEXTS);

/** The risks that files show without a declaration, by the same rules. */
export function readRisks(material: ReadRiskMaterial): readonly ReadRisk[] {
  const found: readonly PlacedRisk[] = [
    ...material.changes.flatMap(({ direction, pair, change }): readonly PlacedRisk[] => {
      if (change.kind !== "accepted") return [];
      const where = pair.after;
      if (direction === "export") return [{ name: "announces-more", where }];
      return change.prefixes.has(defaultRoute(where.session.family))
        ? [{ name: "default-route-accepted", where }]
        : [];
    }),
    ...material.spaces.flatMap(({ pair, before, after }): readonly PlacedRisk[] => {
      const size = before.family === "ipv4" ? countAddresses : countPrefixes;
      return size(after) * 2n >= size(before)
        ? []
        : [{ name: "most-space-lost", where: pair.after }];
    }),
    ...lastSessions(material),
    ...material.pairs.flatMap((pair) => ofOptions(pair)),
  ];
  const unique = groupBy(found, ({ name }) => name).flatMap((group): ReadRisk[] => {
    const [first] = group;
    return first ? [{ name: first.name, where: [...new Set(group.map((one) => one.where))] }] : [];
  });
  return unique.sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name));
}

function lastSessions({ removed, after }: ReadRiskMaterial): readonly PlacedRisk[] {
  const left = new Set(
    after.flatMap(({ name, reading }) => reading.sessions.map(({ asn }) => `${name} ${asn}`)),
  );
  return removed.flatMap((where) =>
    left.has(`${where.router.name} ${where.session.asn}`)
      ? []
      : [{ name: "last-session-gone", where }],
  );
}

function ofOptions({ before, after }: ReadPair): readonly PlacedRisk[] {
  const [was, is] = [before.session.options, after.session.options];
  const names: RiskName[] = [];
  const isGiven = (secret: unknown) => secret !== null && secret !== "inexpressible";
  const isKnown = ({ password, tcpAo }: typeof was) => isGiven(password) || isGiven(tcpAo);
  if (isKnown(was) && !isKnown(is)) names.push("authentication-removed");
  if (was.ttlSecurity === true && is.ttlSecurity === false) names.push("ttl-security-removed");
  if (was.role !== null && was.role !== "inexpressible" && is.role === null) {
    names.push("role-removed");
  }
  return names.map((name) => ({ name, where: after }));
}
