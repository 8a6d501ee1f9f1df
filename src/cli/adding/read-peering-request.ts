import type { Declaration, Exchange } from "../../declaration/index.ts";
import { diagnostic, makeVisible, type Report } from "../../diagnostics/index.ts";
import {
  covers,
  equalAddresses,
  formatAddress,
  holds,
  parseAddress,
  type Address,
  type Asn,
} from "../../net/index.ts";
import type { Evidence, PeeringDb } from "../../sources/index.ts";
import type { GivenAddresses, WantedPlace } from "./wanted.ts";

/** What a peering request asks for. */
export interface PeeringRequest {
  readonly asn: Asn;
  readonly places: readonly WantedPlace[];
  /** What was not taken over, in sentences. */
  readonly remarks: readonly string[];
}

/** What a request is read against. */
export interface RequestContext {
  readonly path: string;
  readonly declaration: Declaration;
  readonly peeringdb: Evidence<PeeringDb> | null;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a request for sessions at exchanges: the list of sessions of the Peering API (draft-ietf-grow-peering-api), or an
 * object with it as `sessions`. Which side is ours follows from the ASNs, because drafts differ in what `local` and
 * `peer` mean. Secrets in it are not read. Null, and reported, if anything in it is not understood.
 */
export function readPeeringRequest(
  text: string,
  context: RequestContext,
  report: Report,
): PeeringRequest | null {
  const refuse = (problem: string): null => {
    report(diagnostic("add-request-invalid", { path: context.path, problem }));
    return null;
  };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse("it is not JSON");
  }
  const sessions = isFields(json) ? json["sessions"] : json;
  if (!Array.isArray(sessions) || sessions.length === 0) return refuse("it has no `sessions`");
  if (sessions.length > 100)
    return refuse(`it has ${sessions.length} sessions; at most 100 are taken`);
  const asns = new Set<Asn>();
  const places = new Map<string, GivenAddresses[]>();
  let hasSecret = false;
  for (const [i, session] of (sessions as readonly unknown[]).entries()) {
    const read = isFields(session) ? readSession(session, context) : "is no object";
    if (typeof read === "string") return refuse(`session ${i + 1} ${read}`);
    asns.add(read.asn);
    hasSecret ||= read.hasSecret;
    const known = places.get(read.exchange) ?? [];
    if (known.some(({ remote }) => remote && equalAddresses(remote, read.remote))) continue;
    places.set(read.exchange, [...known, { local: read.local, remote: read.remote }]);
  }
  const [asn, ...others] = asns;
  if (asn === undefined || others.length > 0) return refuse("its sessions are of several networks");
  return {
    asn,
    places: [...places].map(([exchange, addresses]) => ({ kind: "exchange", exchange, addresses })),
    remarks: hasSecret
      ? [
          `left out: the request has a secret, which is not written; agree on it, and declare \`password: { env: BGP_PASSWORD_${asn} }\``,
        ]
      : [],
  };
}

interface RequestedSession {
  readonly asn: Asn;
  readonly exchange: string;
  readonly local: Address | null;
  readonly remote: Address;
  readonly hasSecret: boolean;
}

/** Reads one session, or says what is wrong with it. */
function readSession(
  session: Fields,
  { declaration, peeringdb }: RequestContext,
): RequestedSession | string {
  const { network, exchanges } = declaration;
  const [one, other] = [session["local_asn"], session["peer_asn"]];
  if (!isAsn(one) || !isAsn(other)) return "has no `local_asn` and `peer_asn`, as numbers";
  if ((one === network.asn) === (other === network.asn)) {
    return `is between AS${one} and AS${other}; one of them must be ours, AS${network.asn}`;
  }
  const isLocal = one === network.asn;
  const type = session["peer_type"];
  const isPublic = typeof type === "string" && type.toLowerCase() === "public";
  if (type !== undefined && type !== null && !isPublic) {
    return "is not `public`: for a private interconnect, give --pni with --router, --local and --remote";
  }
  const ours = readAddress(session[isLocal ? "local_ip" : "peer_ip"]);
  const theirs = readAddress(session[isLocal ? "peer_ip" : "local_ip"]);
  if (typeof ours === "string") return `has our address as ${ours}`;
  if (typeof theirs === "string") return `has the peer's address as ${theirs}`;
  if (!theirs) return "has no address of the peer";
  if (ours && ours.family !== theirs.family) return "has addresses of two families";
  const at = exchanges.find(({ lans }) => lans.some((lan) => holds(lan, theirs)));
  if (!at) return `has ${formatAddress(theirs)}, which is in the LAN of none of our exchanges`;
  const wrong = checkLocation(session["location"], at, peeringdb);
  if (wrong !== null) return wrong;
  const hasSecret = ["md5", "session_secret"].some((key) => (session[key] ?? "") !== "");
  return { asn: isLocal ? other : one, exchange: at.id, local: ours, remote: theirs, hasSecret };
}

/** What is wrong with a location: `pdb:ix:26`, alone or as `id` of an object. Null if nothing is, or none is given. */
function checkLocation(
  given: unknown,
  { id, lans }: Exchange,
  peeringdb: Evidence<PeeringDb> | null,
): string | null {
  const location = isFields(given) ? given["id"] : given;
  if (location === undefined || location === null) return null;
  const number =
    typeof location === "string" ? /^pdb:ix:(\d{1,9})$/.exec(location)?.[1] : undefined;
  if (number === undefined) {
    const shown = makeVisible(JSON.stringify(location)).slice(0, 60);
    return `has the location \`${shown}\`, which is not like \`pdb:ix:26\``;
  }
  // Without data, the address says where it is.
  if (!peeringdb) return null;
  const isAt = peeringdb.data.exchanges.some(
    (each) =>
      [each.ixId, each.id].includes(Number(number)) &&
      each.prefixes.some((prefix) =>
        lans.some((lan) => covers(lan, prefix) || covers(prefix, lan)),
      ),
  );
  return isAt
    ? null
    : `is at exchange ${number} of PeeringDB, but its address is in the LAN of ${id}`;
}

/** An address; null if there is none; a text that says what there is instead. */
function readAddress(value: unknown): Address | null | string {
  if (value === undefined || value === null || value === "") return null;
  const address = typeof value === "string" ? parseAddress(value) : null;
  return address ?? `\`${makeVisible(JSON.stringify(value)).slice(0, 60)}\`, which is none`;
}

function isAsn(value: unknown): value is Asn {
  return Number.isSafeInteger(value) && Number(value) > 0 && Number(value) <= 4_294_967_295;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
