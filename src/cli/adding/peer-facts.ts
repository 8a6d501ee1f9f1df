import type { Declaration } from "../../declaration/index.ts";
import { FAMILIES, formatObjectName, parseObjectName, type Family } from "../../net/index.ts";
import { limitFor } from "../../report/index.ts";
import type { KnownPeer } from "./known-peer.ts";

/** The most characters of a peer's name in a declaration. */
const LONGEST_NAME = 64;

/** The relations of networks that PeeringDB knows: everybody else is a peer. */
export type NewRelation = "peer" | "route-server" | "route-collector";

/** The relation that a network has to those that peer with it, by its type in PeeringDB. */
export function relationOf({ network }: KnownPeer): NewRelation {
  const types = network?.types ?? [];
  if (types.includes("Route Server")) return "route-server";
  return types.includes("Route Collector") ? "route-collector" : "peer";
}

/** What is written about a new peer, besides its sessions. */
export interface PeerFacts {
  readonly name: string;
  readonly relation: NewRelation;
  /** An object's name, in canonical form. */
  readonly asSet: string;
  readonly limits: Readonly<Partial<Record<Family, number>>>;
  /** What is said about these, each after its line, in words. */
  readonly notes: { readonly asSet: string | null; readonly limits: string | null };
  /** What is not known, or is not as usual, in sentences. */
  readonly remarks: readonly string[];
  /** The contacts, in words. */
  readonly contacts: readonly string[];
}

/** What decides about the facts. */
export interface FactsQuestion {
  readonly known: KnownPeer;
  readonly families: ReadonlySet<Family>;
  readonly margin: number;
  /** The limits of the policy that the peer has. */
  readonly policyLimits: Readonly<Record<Family, number>>;
  readonly irrSources: Declaration["irr"]["sources"];
}

/** What PeeringDB says about a new peer, as far as it can be declared. */
export function peerFacts(question: FactsQuestion): PeerFacts {
  const { known } = question;
  const { asn, network, contacts, date } = known;
  const remarks: string[] = [];
  if (!network) {
    const where = date === null ? "the snapshot has no PeeringDB data" : "PeeringDB has no record";
    remarks.push(`the name and the limits of AS${asn} are not known: ${where}`);
  }
  const relation = relationOf(known);
  if (relation !== "peer") {
    remarks.push(
      `PeeringDB says that AS${asn} is a ${relation.replace("-", " ")}, so it is declared as one`,
    );
  }
  const asSet = asSetOf(question);
  if (asSet.remark !== null) remarks.push(asSet.remark);
  const limits = limitsOf(question);
  remarks.push(...limits.remarks);
  return {
    name: network ? nameOf(network.name) : `AS${asn}`,
    relation,
    asSet: asSet.name,
    limits: limits.numbers,
    notes: { asSet: asSet.note, limits: limits.note },
    remarks,
    contacts: contacts.map(({ role, name, email, phone }) => {
      const values = [name === role ? "" : name, email, phone].filter((each) => each !== "");
      return `${role}: ${values.join(", ") || "(not in the snapshot)"}`;
    }),
  };
}

/** A name that a declaration takes: visible characters, at most 64. */
function nameOf(name: string): string {
  const characters = Array.from(name.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "?"));
  if (characters.length <= LONGEST_NAME) return characters.join("");
  return `${characters
    .slice(0, LONGEST_NAME - 1)
    .join("")
    .trimEnd()}…`;
}

/** The object that has what the peer may announce. Without a usable as-set, that is what its ASN alone has registered. */
function asSetOf({ known, irrSources }: FactsQuestion): {
  readonly name: string;
  readonly note: string | null;
  readonly remark: string | null;
} {
  const { asn, network } = known;
  const text = network?.asSet ?? "";
  const own = `AS${asn}`;
  const object = parseObjectName(text);
  const alone = `so only what ${own} itself has registered is accepted`;
  if (text === "") {
    const note = network ? "PeeringDB has no as-set" : null;
    return { name: own, note, remark: `no as-set of ${own} is known, ${alone}` };
  }
  if (!object) {
    const remark = `the as-set of ${own} is not known, ${alone}: PeeringDB says ${JSON.stringify(text)}`;
    return { name: own, note: `PeeringDB says ${JSON.stringify(text)}`, remark };
  }
  const name = formatObjectName(object);
  if (object.source !== null && !irrSources.includes(object.source)) {
    const remark = `the as-set of ${own} is ${name}, but ${object.source} is not in \`irr.sources\`, ${alone}`;
    return { name: own, note: `PeeringDB says ${name}`, remark };
  }
  const remark =
    object.source === null && object.kind !== "asn"
      ? `PeeringDB does not say in which registry ${name} is: ask the peer, and write it as SOURCE::${name}`
      : null;
  return { name, note: null, remark };
}

function limitsOf({ known, families, margin, policyLimits }: FactsQuestion): {
  readonly numbers: Readonly<Partial<Record<Family, number>>>;
  readonly note: string | null;
  readonly remarks: readonly string[];
} {
  const { asn, network } = known;
  const numbers: Partial<Record<Family, number>> = {};
  const says: string[] = [];
  const remarks: string[] = [];
  for (const family of FAMILIES) {
    if (!network || !families.has(family)) continue;
    const label = family === "ipv4" ? "IPv4" : "IPv6";
    const registered = family === "ipv4" ? network.prefixes4 : network.prefixes6;
    const usual = policyLimits[family];
    // Zero is what PeeringDB has where nobody has filled it in.
    if (registered === null || registered === 0) {
      says.push(`no ${label} limit`);
      remarks.push(
        `PeeringDB has no ${label} limit of AS${asn}: that of the policy, ${usual}, applies`,
      );
      continue;
    }
    const limit = Math.min(limitFor(registered, margin), 4_294_967_295);
    numbers[family] = limit;
    says.push(String(registered));
    if (limit > usual) {
      remarks.push(
        `the ${label} limit of AS${asn}, ${limit}, is above that of the policy, ${usual}`,
      );
    }
  }
  const note = says.length === 0 ? null : `PeeringDB: ${says.join(" and ")}`;
  return { numbers, note, remarks };
}
