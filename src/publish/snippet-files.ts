import type { Templates } from "../platforms/index.ts";
import type { Peer } from "../declaration/index.ts";
import type { Announcement } from "./announcement.ts";
import { DIALECTS, type DialectName } from "./dialects.ts";
import type { LocatedSession } from "./locate-sessions.ts";
import { mirrorSessions, type MirroredRole, type MirroredSession } from "./mirrored-session.ts";
import { plainText } from "./plain-text.ts";
import { print } from "./print.ts";
import type { PublishedFile } from "./published-file.ts";

/** What stands for a password: never the name of the variable that has it, nor its value. */
export const PASSWORD_PLACEHOLDER = "PASSWORD-AGREED-WITH-US";

/** A peer, and the sessions with it that are built. */
export interface PeerSessions {
  readonly peer: Pick<Peer, "asn" | "name">;
  readonly sessions: readonly LocatedSession[];
}

/** The folder with what is for one peer. */
export function peerFolder({ asn }: Pick<Peer, "asn">): string {
  return `peers/AS${asn}`;
}

/** The other side of our sessions with one peer, in every dialect, with what it takes from the published filters. */
export function snippetFiles(
  announcement: Announcement,
  { peer, sessions }: PeerSessions,
  margin: number,
  templates: Templates,
): readonly PublishedFile[] {
  const { mirrored, not } = mirrorSessions(announcement, sessions, margin);
  const { asn } = announcement;
  return DIALECTS.map(({ name: dialect, file }) => ({
    path: `${peerFolder(peer)}/${file}`,
    text: print(templates, `session-${dialect}`, {
      asn,
      name: plainText(announcement.name),
      peer: peer.asn,
      peerName: plainText(peer.name),
      filters: file,
      exportPolicy: `TO_AS${asn}`,
      not,
      sessions: mirrored.map((one) => sessionView(one, dialect)),
    }),
  }));
}

const ROLE: Readonly<Record<DialectName, Readonly<Record<MirroredRole, string>> | null>> = {
  junos: { peer: "peer", customer: "customer", provider: "provider", rs: "route-server" },
  iosxr: null,
  bird: { peer: "peer", customer: "customer", provider: "provider", rs: "rs_server" },
  frr: { peer: "peer", customer: "customer", provider: "provider", rs: "rs-server" },
  routeros: {
    peer: "ebgp-peer",
    customer: "ebgp-customer",
    provider: "ebgp-provider",
    rs: "ebgp-rs",
  },
  openbgpd: { peer: "peer", customer: "customer", provider: "provider", rs: "rs" },
};

/** The most characters of a description (`bgpd -n` of 7.7: "too long: max 31"). */
const OPENBGPD_DESCRIPTION = 31;

/** A session for the templates. Everything is there, and null where it does not apply. */
function sessionView(session: MirroredSession, dialect: DialectName): object {
  const { family, ttlHops, role, description } = session;
  return {
    ...session,
    alsoFrom: session.alsoFrom.length > 0 ? session.alsoFrom.join(", ") : null,
    description: dialect === "openbgpd" ? description.slice(0, OPENBGPD_DESCRIPTION) : description,
    isV4: family === "ipv4",
    password: session.password ? PASSWORD_PLACEHOLDER : null,
    role: role && (ROLE[dialect]?.[role] ?? null),
    // The lowest TTL of a packet that came so far.
    ttlLeast: ttlHops === null ? null : 256 - ttlHops,
  };
}
