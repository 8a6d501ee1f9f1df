import {
  findCandidates,
  type Candidate,
  type FoundCandidates,
} from "../../src/candidates/index.ts";
import { loadAgreement, type Agreement } from "../../src/audit/index.ts";
import { Diagnostics } from "../../src/diagnostics/index.ts";
import { parseAddress, parsePrefix } from "../../src/net/index.ts";
import {
  NO_SOURCES,
  type FlowVolume,
  type PeeringDb,
  type PeeringDbExchange,
  type PeeringDbPort,
} from "../../src/sources/index.ts";
import { evidence, peeringDb, record } from "../audit/harness.ts";
import { loadSmallNetwork, type NetworkParts } from "../fixtures/network.ts";

/** Our ASN in the small network. */
export const OURS = 52580;
/** The LAN of the declared exchange `ix`. */
export const IX = 1;

/** A port at an exchange: 10 Gbps, operational. */
export function port(asn: number, lan = IX, parts: Partial<PeeringDbPort> = {}): PeeringDbPort {
  return {
    ...{ id: lan * 1_000_000 + asn, lan, asn, ipv4: parseAddress("187.16.216.77"), ipv6: null },
    ...{ speed: 10_000, isRouteServerPeer: false, operational: true },
    ...parts,
  };
}

/** An exchange with a LAN. */
export function exchange(id: number, name: string, ...lans: readonly string[]): PeeringDbExchange {
  const prefixes = lans.flatMap((lan) => parsePrefix(lan) ?? []);
  return { id, ixId: id, name, city: "São Paulo", country: "BR", prefixes, ixfUrl: "" };
}

/** PeeringDB with the exchange `ix`, and a record for each network that it mentions, unless they are given. */
export function known(parts: Partial<PeeringDb>): PeeringDb {
  const asns = [...(parts.ports ?? []), ...(parts.presences ?? [])].map(({ asn }) => asn);
  const distinct = [...new Set(asns)].sort((a, b) => a - b);
  return peeringDb({
    asked: [13335, OURS],
    exchanges: [exchange(IX, "IX.br", "187.16.216.0/21", "2001:12f8::/64")],
    networks: distinct.map((asn) => record(asn)),
    ...parts,
  });
}

/** An agreement of some checks in YAML: `{ public_asn: {} }`. */
export function agreementOf(...checks: readonly string[]): Agreement {
  const entries = checks.map((check, i) => `  - { id: c${i}, text: It is so., check: ${check} }\n`);
  const found = new Diagnostics();
  const text = `title: Policy\nchecks:\n${entries.join("")}`;
  const agreement = loadAgreement({ path: "agreement.yaml", text }, found.report);
  if (!agreement) throw new Error(found.all.map(({ message }) => message).join("; "));
  return agreement;
}

let loaded: ReturnType<typeof loadSmallNetwork> | null = null;

/** The small network, loaded once. */
function small() {
  return (loaded ??= loadSmallNetwork());
}

/** What is found for the small network, whose only peer is AS13335. */
export function find(
  peeringdb: PeeringDb,
  parts: {
    readonly volumes?: readonly FlowVolume[];
    readonly agreement?: Agreement;
    readonly network?: NetworkParts;
  } = {},
): FoundCandidates {
  const { declaration } = parts.network ? loadSmallNetwork(parts.network) : small();
  const flows = parts.volumes ? { volumes: parts.volumes } : null;
  const sources = {
    ...NO_SOURCES,
    peeringdb: evidence(peeringdb, "2020-01-01T00:00:00Z"),
    flows: flows && evidence(flows, "2020-01-01T00:00:00Z"),
  };
  return findCandidates({ declaration, peeringdb, sources, agreement: parts.agreement ?? null });
}

/** Candidates in short: `64500 ix 10000 RS | DC 1`. */
export function short(candidates: readonly Candidate[]): readonly string[] {
  return candidates.map(({ asn, exchanges, facilities }) => {
    const at = exchanges.map(
      ({ id, name, speeds, isViaRouteServers }) =>
        `${id ?? `"${name}"`} ${speeds.join("+")}${isViaRouteServers ? " RS" : ""}`,
    );
    const rooms =
      facilities.length > 0 ? ` | ${facilities.map(({ name }) => name).join(", ")}` : "";
    return `${asn} ${at.join(", ")}${rooms}`;
  });
}
