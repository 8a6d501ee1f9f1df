import {
  covers,
  networkOf,
  parsePrefix,
  type Asn,
  type Prefix,
  type PrefixRange,
} from "../../src/net/index.ts";
import { conditionsOf, type Policy } from "../../src/policy/index.ts";
import type { SessionPlan } from "../../src/model/index.ts";
import type { Roa } from "./rtr-server.ts";

/** What the routes of a session are made of, as its compiled import policy has it. */
export interface Material {
  readonly session: SessionPlan;
  /** Registered prefixes; if none need to be registered, or none are, some that no neighbor has. */
  readonly prefixes: readonly Prefix[];
  /** The one of them that a ROA allows the neighbor to originate; none of the others lies inside of it. */
  readonly authorized: Prefix;
  /** One more such prefix, for which the only ROA names somebody else. */
  readonly disputed: Prefix;
  /** Registered origins, or one that no neighbor has. The neighbor comes first if it is among them. */
  readonly origins: readonly Asn[];
  /** The first ASN that the policy wants; null for any. */
  readonly first: Asn | null;
  /** Blocks whose addresses may be blackholed. */
  readonly hosts: readonly Prefix[];
}

/** Stand-ins, in no list of any policy. */
const OTHER_PREFIXES = {
  ipv4: ["5.61.0.0/16", "5.62.0.0/16", "31.3.3.0/24", "80.58.0.0/16", "81.41.0.0/16"],
  ipv6: ["2a02:9000::/23", "2a02:9200::/29", "2a0c:1::/32", "2a0c:2:3::/48", "2c0f:99::/32"],
} as const;

/** An ASN that is in no list of any policy. */
export const OTHER_ASN = 3352;

/** Takes from an import policy what its routes are to be made of; `others` are prefixes where it names none. */
export function materialOf(
  session: SessionPlan,
  others: readonly Prefix[] = OTHER_PREFIXES[session.family].map(known),
): Material {
  const { import: policy, asn, options } = session;
  const registered = rangesOf(policy, "reject-prefix-not-registered").map(({ prefix, min }) =>
    networkOf(prefix, min),
  );
  const origins = policy.terms
    .filter((term) => term.name === "reject-origin-not-registered")
    .flatMap(conditionsOf)
    .flatMap(({ test }) => (test.kind === "as-path-origin" ? test.list.set.ranges : []))
    .map((range) => range.first)
    .sort((a, b) => Number(b === asn) - Number(a === asn));
  const prefixes = registered.length > 0 ? registered : others;
  const disputed = prefixes.at(-1);
  const rest = prefixes.slice(0, -1);
  const authorized = rest.find((p) => !rest.some((other) => other !== p && covers(p, other)));
  if (!disputed || !authorized) throw new Error(`${session.name}: too few prefixes to test`);
  return {
    session,
    prefixes: rest,
    authorized,
    disputed,
    origins: origins.length > 0 ? origins : [OTHER_ASN],
    first: options.enforceFirstAs ? asn : null,
    hosts: rangesOf(policy, "accept-blackhole").map((range) => range.prefix),
  };
}

/** The ranges of a term's list of prefixes. */
function rangesOf(policy: Policy, name: string): readonly PrefixRange[] {
  return policy.terms
    .filter((term) => term.name === name)
    .flatMap(conditionsOf)
    .flatMap(({ test }) => (test.kind === "prefix" ? test.list.set.ranges : []));
}

/** The ROAs of a session: the neighbor may originate one prefix, and may not originate the disputed one. */
export function roasOf({ authorized, disputed, origins }: Material): readonly Roa[] {
  const roa = (prefix: Prefix, asn: Asn) => ({ prefix, maxLength: prefix.length, asn });
  return [roa(authorized, origins[0] ?? OTHER_ASN), roa(disputed, OTHER_ASN + 1)];
}

/** Reads a prefix written in the test. */
export function known(text: string): Prefix {
  const prefix = parsePrefix(text);
  if (!prefix) throw new Error(text);
  return prefix;
}
