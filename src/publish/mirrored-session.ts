import { isDeepStrictEqual } from "node:util";

import { formatAddress, type Family } from "../net/index.ts";
import type { BgpRole, SessionOptions } from "../model/index.ts";
import type { Announcement } from "./announcement.ts";
import { namesOf } from "./listed-families.ts";
import type { LocatedSession } from "./locate-sessions.ts";
import { plainText } from "./plain-text.ts";
import { suggestedLimit } from "./suggested-limit.ts";

/** The role of the other side (RFC 9234): that of a route server belongs to its client. */
export type MirroredRole = "peer" | "customer" | "provider" | "rs";

const OPPOSITE: Readonly<Record<BgpRole, MirroredRole>> = {
  peer: "peer",
  provider: "customer",
  customer: "provider",
  "rs-client": "rs",
};

/** A session as the neighbor has it: our address is its neighbor, and what both sides must agree about is the same. */
export interface MirroredSession {
  /** Of the session, made of its place: `AS64496_IX_BR_SP_V4`. */
  readonly name: string;
  readonly family: Family;
  /** The neighbor's own address. */
  readonly local: string;
  /** Those of other routers of the neighbor with the same session: on one router, our address can be there only once. */
  readonly alsoFrom: readonly string[];
  /** Ours. */
  readonly remote: string;
  readonly description: string;
  /** There is a password, which is not here. */
  readonly password: boolean;
  /** It has keys of TCP-AO (RFC 5925), which are not here. */
  readonly tcpAo: boolean;
  /** Packets must come from this many hops away, and no further (GTSM, RFC 5082); null: not checked. */
  readonly ttlHops: number | null;
  /** Null: directly connected. */
  readonly multihop: number | null;
  readonly bfd: SessionOptions["bfd"];
  readonly role: MirroredRole | null;
  readonly roleStrict: boolean;
  /** The most prefixes to take from us. */
  readonly limit: number;
  /** The policy of the published filters. */
  readonly importPolicy: string;
}

/** A session that cannot be written for the neighbor, and why, after "the session with ADDRESS". */
export interface NotMirrored {
  readonly remote: string;
  readonly why: string;
}

/** The sessions of one peer as it has them; those that depend on what we do not know of its side are only named. */
export function mirrorSessions(
  announcement: Announcement,
  sessions: readonly LocatedSession[],
  margin: number,
): { readonly mirrored: readonly MirroredSession[]; readonly not: readonly NotMirrored[] } {
  const mirrored = new Map<string, MirroredSession>();
  const not: NotMirrored[] = [];
  const used = new Map<string, number>();
  for (const located of sessions) {
    const { plan, at } = located;
    const [local, remote] = [plan.remote, plan.local].map(formatAddress) as [string, string];
    const agreed = agree(announcement, located, margin);
    if (typeof agreed === "string") {
      not.push({ remote, why: agreed });
      continue;
    }
    const key = `${plan.family} ${remote}`;
    const known = mirrored.get(key);
    if (known) {
      const { name, local: first, alsoFrom } = known;
      const isSame = isDeepStrictEqual({ name, local: first, remote, alsoFrom, ...agreed }, known);
      if (isSame) mirrored.set(key, { ...known, alsoFrom: [...alsoFrom, local] });
      else not.push({ remote, why: `from ${local} it has other options than from ${first}` });
      continue;
    }
    const { name: list } = namesOf(announcement.asn, plan.family);
    const base = list.replace("_", `_${at.id.toUpperCase().replaceAll("-", "_")}_`);
    const number = (used.get(base) ?? 0) + 1;
    used.set(base, number);
    const name = number === 1 ? base : `${base}_${number}`;
    mirrored.set(key, { name, local, remote, alsoFrom: [], ...agreed });
  }
  return { mirrored: [...mirrored.values()], not };
}

/** What two routers of a neighbor that have a session with one address of ours have in common. */
type Agreed = Omit<MirroredSession, "name" | "local" | "remote" | "alsoFrom">;

/** What both sides of a session must agree about, as the neighbor has it; or why it is not written. */
function agree(
  announcement: Announcement,
  { plan: { options, family }, at }: LocatedSession,
  margin: number,
): Agreed | string {
  if (options.interface !== null) return "its address is link-local, and needs your interface";
  if (options.extendedNextHop) return "it carries IPv4 with IPv6 next hops (RFC 8950)";
  const limit = suggestedLimit(announcement, family, margin);
  if (limit === null || announcement.announced[family].isEmpty) {
    return "we announce nothing in its family";
  }
  const { asn } = announcement;
  const us = [`AS${asn}`, plainText(announcement.name)].filter((text) => text !== "").join(" ");
  return {
    family,
    description: plainText(`${us} at ${plainText(at.name) || at.id}`),
    password: options.password !== null,
    tcpAo: options.tcpAo !== null,
    ttlHops: options.ttlSecurity ? (options.multihop ?? 1) : null,
    multihop: options.multihop,
    bfd: options.bfd,
    role: options.role && OPPOSITE[options.role],
    roleStrict: options.roleStrict,
    limit,
    importPolicy: namesOf(asn, family).policy,
  };
}
