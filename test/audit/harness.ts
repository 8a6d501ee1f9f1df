import {
  createAuditInput,
  loadAgreement,
  runAudit,
  type AuditMaterial,
  type AuditResults,
  type Decision,
} from "../../src/audit/index.ts";
import { Diagnostics } from "../../src/diagnostics/index.ts";
import type { Asn } from "../../src/net/index.ts";
import {
  NO_SOURCES,
  type Evidence,
  type PeeringDb,
  type PeeringDbContact,
  type PeeringDbNetwork,
  type Sources,
} from "../../src/sources/index.ts";
import { compileNetwork, loadSmallNetwork, type NetworkParts } from "../fixtures/network.ts";

/** The time at which the tests audit. */
export const NOW = Date.parse("2026-11-29T12:00:00Z");

/** Evidence of the day before. */
export function evidence<Data>(data: Data, time = "2026-11-28T12:00:00Z"): Evidence<Data> {
  return { data, provenance: { origins: ["test"], time } };
}

/** PeeringDB with nothing in it but what is given. */
export function peeringDb(parts: Partial<PeeringDb> = {}): PeeringDb {
  return {
    seesUsersContacts: true,
    asked: (parts.networks ?? []).map(({ asn }) => asn),
    leftOut: [],
    networks: [],
    exchanges: [],
    ports: [],
    facilities: [],
    presences: [],
    contacts: [],
    ...parts,
  };
}

/** A network's record with everything in it. */
export function record(asn: Asn, parts: Partial<PeeringDbNetwork> = {}): PeeringDbNetwork {
  return {
    asn,
    id: asn,
    name: `Network ${asn}`,
    asSet: "RADB::AS-PEER",
    prefixes4: 100,
    prefixes6: 20,
    traffic: "1-5Gbps",
    website: "https://example.net/",
    lookingGlass: "",
    types: ["NSP"],
    scope: "Regional",
    neverViaRouteServers: false,
    policy: "Open",
    policyUrl: "",
    policyLocations: "Not Required",
    policyRatio: false,
    policyContracts: "Not Required",
    updated: "2026-10-01T00:00:00Z",
    ...parts,
  };
}

/** A contact that everybody sees, with email and phone. */
export function contact(asn: Asn, parts: Partial<PeeringDbContact> = {}): PeeringDbContact {
  return {
    id: asn,
    asn,
    role: "NOC",
    visible: "Public",
    name: "",
    email: "",
    phone: "",
    hasEmail: true,
    hasPhone: true,
    ...parts,
  };
}

/** What an audit is about. */
export interface AuditCase extends NetworkParts {
  /** The agreement's checks: id → its `check` in YAML. */
  readonly checks: Readonly<Record<string, string>>;
  /** Exceptions, by the check's id, in YAML. */
  readonly except?: Readonly<Record<string, string>>;
  readonly sources?: Partial<Sources>;
  readonly material?: Partial<AuditMaterial>;
  readonly now?: number;
  /** More keys of the agreement. */
  readonly agreement?: string;
}

/** The results of an agreement for the small network of most tests. */
export function audit(parts: AuditCase): AuditResults {
  const { declaration, registry } = loadSmallNetwork(parts);
  const { plans, reported } = compileNetwork(parts);
  if (!plans) throw new Error(`fixture: ${reported.join("; ")}`);
  const checks = Object.entries(parts.checks).map(([id, check]) => {
    const exceptions = parts.except?.[id];
    const except = exceptions === undefined ? "" : `, except: [${exceptions}]`;
    return `  - { id: ${id}, text: Sentence ${id}., check: { ${check} }${except} }\n`;
  });
  const text = `title: Policy\n${parts.agreement ?? ""}checks:\n${checks.join("")}`;
  const diagnostics = new Diagnostics();
  const agreement = loadAgreement({ path: "agreement.yaml", text }, diagnostics.report);
  if (!agreement) throw new Error(diagnostics.all.map(({ message }) => message).join("; "));
  const sources = { ...NO_SOURCES, ...parts.sources };
  const ages = { now: parts.now ?? NOW, maxAge: agreement.maxAge };
  const input = createAuditInput({ declaration, registry, sources, ...parts.material }, ages);
  return runAudit(agreement, plans, input);
}

/** The only decision of an audit with one check and one peer. */
export function decided(check: string, parts: Omit<AuditCase, "checks"> = {}): Decision {
  const { peers } = audit({ checks: { it: check }, ...parts });
  const results = peers.flatMap(({ results }) => results);
  const [first] = results;
  if (!first || results.length !== 1) throw new Error(`fixture: ${results.length} results`);
  return first.decision;
}

/** A decision in short: `violated: fact; fact`, `undecided: why`. */
export function short(decision: Decision): string {
  const facts = decision.facts.map(({ text }) => text).join("; ");
  if (decision.verdict !== "undecided") return `${decision.verdict}: ${facts}`;
  return `undecided: ${decision.lack.why}${facts === "" ? "" : ` (${facts})`}`;
}
