import type { Declaration, Router } from "../../declaration/index.ts";
import { diagnostic, Diagnostics, type Report } from "../../diagnostics/index.ts";
import {
  formatAddress,
  formatObjectName,
  holds,
  type Address,
  type Family,
} from "../../net/index.ts";
import { platformFacts } from "../../platforms/index.ts";
import { conditionsOf, type PolicyDefinition } from "../../policy/index.ts";
import { knownPeer } from "../adding/known-peer.ts";
import { peerFacts, relationOf, type PeerFacts } from "../adding/peer-facts.ts";
import { planSessions } from "../adding/plan-sessions.ts";
import type { GivenAddresses, WantedPlace } from "../adding/wanted.ts";
import { loadPlansOf } from "../building/load-plans.ts";
import type { DiskFiles } from "../input/disk-files.ts";
import { readNetworkIn, type NetworkParts } from "../input/load-network.ts";
import { readAssertions } from "../input/read-assertions.ts";
import { packageName, readPackageFile } from "../package-files.ts";
import { schemaId } from "../schemas/schema-id.ts";
import type { Answers } from "./answers.ts";
import type { FoundAnswers } from "./find-answers.ts";
import { networkText } from "./network-text.ts";
import { newFolder } from "./new-folder.ts";
import { repositoryFiles, type NewFile } from "./repository-files.ts";

/** What a new network is made of, and where it is to be. */
export interface Starting extends FoundAnswers {
  readonly files: DiskFiles;
  readonly cwd: string;
}

/** A new network that was checked and not yet written. */
export interface Started {
  readonly files: ReadonlyMap<string, NewFile>;
  /** What is to be checked, in sentences. */
  readonly remarks: readonly string[];
}

/** How much more than PeeringDB says a peer may send, in percent; as with `peerc add`. */
const MARGIN = 20;

/**
 * Makes the files of a new network, reads them as they would be in the folder, and compiles them. Null, and reported, if anything
 * is wrong with the result.
 */
export function startNetwork(starting: Starting, report: Report): Started | null {
  const { answers, peeringdb, files, cwd } = starting;
  const of = packageName();
  const schemaOf = (name: string): string => schemaId(of, name);
  const bare = networkText(answers, schemaOf("network"), new Map());
  const network = readWhole(cwd, newFolder(files, new Map([["network.yaml", bare]])), report);
  const places = placesOf(answers, report);
  if (!network || !places) return null;
  const { declaration, library } = network;
  const { peer } = answers;
  const wanted = {
    asn: peer.asn,
    places: places === "everywhere" ? null : places,
    router: peer.router,
    file: null,
    margin: MARGIN,
    remarks: [],
  };
  const planned = planSessions({ declaration, peeringdb, wanted, peer: null }, report);
  if (!planned) return null;

  const known = knownPeer(peeringdb, peer.asn);
  const policy = library.policies.get(declaration.policies[relationOf(known)].value);
  const facts = factsOf(starting, declaration, planned.sessions, policy ?? null);
  const used = new Set(planned.sessions.map(({ router }) => router));
  const waivers = declaration.routers
    .filter(({ name }) => used.has(name))
    .map((router) => [router.name, policy ? untestedBy(router, policy) : []] as const);
  const remarks = [...facts.remarks, ...planned.remarks];
  const made = repositoryFiles({
    answers,
    facts,
    sessions: planned.sessions,
    date: known.network && known.date,
    remarks,
    waivers: new Map(waivers),
    of,
    schemaOf,
    read: readPackageFile,
  });
  const texts = new Map([...made].map(([path, { text }]) => [path, text]));
  const result = readNetworkIn(cwd, newFolder(files, texts), report);
  const compiled = result && loadPlansOf(result, report, { withoutData: true });
  const assertions = result && readAssertions(result, report);
  return compiled?.plans && assertions ? { files: made, remarks } : null;
}

/** A network without errors; only errors are reported, since it is read again. */
function readWhole(cwd: string, files: DiskFiles, report: Report): NetworkParts | null {
  const reading = new Diagnostics();
  const network = readNetworkIn(cwd, files, reading.report);
  if (network?.whole === true) return network;
  reading.all.forEach(report);
  return null;
}

/** Where the first sessions are, as given. */
function placesOf(
  { exchanges, peer }: Answers,
  report: Report,
): readonly WantedPlace[] | "everywhere" | null {
  const { locals, remotes, pni } = peer;
  const pairs = remotes.map((remote) => ({
    local: locals.find(({ family }) => family === remote.family) ?? null,
    remote,
  }));
  if (pni !== null) return [{ kind: "interface", interface: pni, addresses: pairs }];
  const alone = locals.map((local) => ({ local, remote: null }));
  const places = new Map<string, GivenAddresses[]>();
  const outside: Address[] = [];
  const add = (address: Address, pair: GivenAddresses): void => {
    const at = exchanges.find(({ lans }) => lans.some((lan) => holds(lan, address)));
    if (at) {
      places.set(at.id, [...(places.get(at.id) ?? []), pair]);
      return;
    }
    outside.push(address);
    const problem = `${formatAddress(address)} is in the LAN of no exchange that was given; for a private interconnect, give --pni`;
    report(diagnostic("wrong-usage", { problem, command: "init" }));
  };
  for (const pair of pairs) add(pair.remote, pair);
  if (pairs.length === 0) for (const pair of alone) add(pair.local, pair);
  if (outside.length > 0) return null;
  if (places.size === 0) return "everywhere";
  return [...places].map(([exchange, addresses]) => ({ kind: "exchange", exchange, addresses }));
}

/** What is written about the peer: what was given, and otherwise what PeeringDB says. */
function factsOf(
  { answers: { peer }, peeringdb }: Starting,
  { irr }: Declaration,
  sessions: readonly { readonly remote: { readonly family: Family } }[],
  policy: PolicyDefinition | null,
): PeerFacts {
  const { asn, name, asSet } = peer;
  const known = knownPeer(peeringdb, asn);
  const { network } = known;
  if (!network) {
    const own = `AS${asn}`;
    return {
      name: name ?? own,
      relation: "peer",
      asSet: asSet ? formatObjectName(asSet) : own,
      limits: {},
      notes: { asSet: null, limits: null },
      remarks: asSet
        ? []
        : [`no as-set of ${own} is known, so only what ${own} itself has registered is accepted`],
      contacts: [],
    };
  }
  const given = {
    ...network,
    name: name ?? network.name,
    asSet: asSet ? formatObjectName(asSet) : network.asSet,
  };
  return peerFacts({
    known: { ...known, network: given },
    families: new Set(sessions.map(({ remote }) => remote.family)),
    margin: MARGIN,
    policyLimits: policy?.maxPrefixes.maximum ?? { ipv4: 0, ipv6: 0 },
    irrSources: irr.sources,
  });
}

/** The rules of a policy that a router's platform cannot test. */
function untestedBy({ platform, version }: Router, policy: PolicyDefinition): readonly string[] {
  const facts = platformFacts[platform];
  const runs = version ?? facts.defaultVersion;
  const untested = [...policy.import, ...policy.export].filter((term) =>
    conditionsOf(term).some(({ test }) => !facts.canTest(test.kind, runs)),
  );
  return [...new Set(untested.map(({ name }) => name))];
}
