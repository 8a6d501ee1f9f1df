import { policyOf, sessionSettings, settingLayers } from "../../compile/index.ts";
import type { Peer, Session } from "../../declaration/index.ts";
import { limitFor, type SessionRow } from "../../report/index.ts";
import type { LoadedNetwork } from "../input/load-network.ts";
import { limitPlaces, type LimitPlace, type WantedLimit } from "./limit-places.ts";

/** How limits follow what is registered. */
export interface Following {
  /** Percent above what is registered. */
  readonly margin: number;
  /** Whether declared limits are lowered too. */
  readonly lower: boolean;
  /** Only these peers; empty: all. */
  readonly asns: readonly number[];
}

/**
 * The limits to write so that each leaves a margin above what is registered. One is raised if it is too low for any of
 * its sessions, and never lowered unless that is asked for: then a declared one, and not below the policy's. `rowOf`: what is known of a session.
 */
export function registeredLimits(
  { declaration, library }: LoadedNetwork,
  rowOf: (session: Session) => SessionRow,
  { margin, lower, asns }: Following,
): readonly WantedLimit[] {
  const policy = (peer: Peer, session: Session) =>
    library.policies.get(policyOf(declaration, peer, session).value);
  const takesMoreSpecifics = ({ peer, sessions }: LimitPlace): boolean =>
    sessions.some((session) => {
      const layers = settingLayers(declaration, peer, session);
      return sessionSettings(layers, policy(peer, session)).more_specifics === true;
    });
  const ofPolicies = ({ peer, sessions, family }: LimitPlace): number =>
    Math.max(...sessions.map((one) => policy(peer, one)?.maxPrefixes.maximum[family] ?? 0));
  const peers = declaration.peers.filter(({ asn }) => asns.length === 0 || asns.includes(asn));
  return peers.flatMap(limitPlaces).flatMap((place): readonly WantedLimit[] => {
    const rows = place.sessions.map(rowOf);
    const known = rows.flatMap((row) => (row.registered === null ? [] : [row]));
    const registered = Math.max(0, ...known.map((row) => row.registered ?? 0));
    if (registered === 0) return [];
    const wanted = limitFor(registered, margin);
    // The policies of a peer's sessions may have different limits. None of them becomes lower.
    const highest = Math.max(...rows.map(({ maximum }) => maximum));
    if (known.some(({ maximum }) => maximum < wanted)) {
      return [{ place, maximum: Math.max(wanted, highest) }];
    }
    const mayLower =
      lower && place.isDeclared && known.length === rows.length && !takesMoreSpecifics(place);
    const lowered = Math.max(wanted, ofPolicies(place));
    return mayLower && lowered < highest ? [{ place, maximum: lowered }] : [];
  });
}
