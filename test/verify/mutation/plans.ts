import { platforms } from "../../../src/platforms/index.ts";
import type { Condition, Edit, Policy, PrefixList, Term } from "../../../src/policy/index.ts";
import {
  NO_OBJECTS,
  type PlatformName,
  type RouterPlan,
  type SessionPlan,
} from "../../../src/model/index.ts";
import {
  accept,
  is,
  isNot,
  listsOf,
  prefixList,
  reject,
  routerPlan,
  term,
} from "../../fixtures/plan.ts";
import { onLink } from "../../fixtures/on-link.ts";
import { overIPv6 } from "../../fixtures/over-ipv6.ts";
import { actionsPlan } from "./actions-plan.ts";
import { junosPlan, mapSessions, withoutAsSets } from "../../platforms/junos/junos-plan.ts";

/**
 * Small routers of a platform that together have every kind of term, edit and option: small, so that thousands of
 * damaged files can be read in a minute.
 */
export function plansOf(platform: PlatformName): readonly RouterPlan[] {
  const version = platforms[platform].defaultVersion;
  const plain = platform === "junos" ? junosPlan(version) : routerPlan(platform, version);
  const whole = mapSessions(plain, (session) =>
    withMoreTerms(withMoreOptions(session, platform), platform),
  );
  const some = (...names: readonly string[]) => withSessions(whole, names);
  const customer = some("PEERC_AS13335_IX_BR_SP_V4", "PEERC_AS262589_XE_0_0_1_V4");
  return [
    withoutOverlap(some("PEERC_AS3356_XE_0_0_2_V4")),
    withoutOverlap(some("PEERC_AS13335_IX_BR_SP_V6", "PEERC_AS26162_IX_BR_SP_V6")),
    { ...withoutOverlap(customer), removed: whole.removed, removedObjects: whole.removedObjects },
    withoutOverlap(actionsPlan(some("PEERC_AS3356_XE_0_0_2_V4"))),
    ...(platform === "bird" || platform === "frr"
      ? [withoutOverlap(overIPv6(platform, version)), withoutOverlap(onLink(platform, version))]
      : []),
    ...(platform === "junos" ? [withoutOverlap(withoutAsSets(onLink(platform, version)))] : []),
  ];
}

/** Options that not every platform has, so that no plan for all of them has them. */
function withMoreOptions(session: SessionPlan, platform: PlatformName): SessionPlan {
  if (session.family === "ipv6") return session;
  const tcpMss = platform === "bird" ? null : 1400;
  return { ...session, options: { ...session.options, tcpMss, logChanges: true } };
}

/** An edit, so that it counts where in a term of several entries a route is accepted. */
const MED: Edit = { kind: "set-med", value: 7 };

/** With terms that ask for what no shipped rule asks for: the ORIGIN, the MED, the number of communities, and the next hops of several routers. */
function withMoreTerms(session: SessionPlan, platform: PlatformName): SessionPlan {
  const asking = (policy: Policy, ...asked: readonly Term[]): Policy => ({
    ...policy,
    terms: [...policy.terms, ...asked].sort((a, b) => a.number - b.number),
  });
  const { remote, options } = session;
  const isOnLink = options.interface !== null || options.extendedNextHop;
  const beside = [5n, 6n].map((more) => ({ ...remote, value: remote.value + more }));
  const fromBeside = is({ kind: "next-hop", addresses: beside });
  const origin = (condition: Condition) =>
    term(350, "reject-origin", [condition], reject("origin"));
  const many = is({ kind: "community-count", atLeast: 3 });
  const tooMany = term(110, "too-many-communities", [many], reject("too-many"));
  return {
    ...session,
    import: asking(
      session.import,
      origin(isNot({ kind: "origin", origin: "igp" })),
      ...meds(platform).map((atLeast) =>
        term(360 + atLeast, "high-med", [is({ kind: "med", atLeast })], reject("med")),
      ),
      ...(platform === "bird" ? [tooMany] : []),
      ...(isOnLink ? [] : [term(250, "accept-beside", [fromBeside], accept, [MED])]),
    ),
    export: asking(session.export, origin(is({ kind: "origin", origin: "incomplete" }))),
  };
}

/** The MEDs for which a policy of the platform tests. */
function meds(platform: PlatformName): readonly number[] {
  return platform === "bird" || platform === "iosxr" ? [30] : [];
}

function withSessions(plan: RouterPlan, names: readonly string[]): RouterPlan {
  const peers = plan.peers
    .map((peer) => ({ ...peer, sessions: peer.sessions.filter((s) => names.includes(s.name)) }))
    .filter((peer) => peer.sessions.length > 0);
  return {
    ...plan,
    peers,
    removed: [],
    removedObjects: NO_OBJECTS,
    lists: listsOf(peers.flatMap((peer) => peer.sessions)),
  };
}

/** Lists that no other term makes superfluous, so that every line of them counts. */
const LISTS: readonly PrefixList[] = [
  prefixList("PEERC_SHORTER_THAN_8_V4", "ipv4", ["0.0.0.0/0^1-7"]),
  prefixList("PEERC_SHORTER_THAN_12_V6", "ipv6", ["::/0^1-11"]),
  prefixList("PEERC_ANNOUNCED_V4", "ipv4", ["0.0.0.0/0", "0.0.0.0/1^+", "192.0.0.0/2^+"]),
  prefixList("PEERC_AS13335_IRR_V4", "ipv4", [
    "0.0.0.0/0",
    "0.0.0.0/2^+",
    "96.0.0.0/3^+",
    "128.0.0.0/1^+",
  ]),
  ...["PEERC_ANNOUNCED_V6", "PEERC_AS13335_IRR_V6", "PEERC_AS26162_IRR_V6"].map((name) =>
    prefixList(name, "ipv6", ["::/0", "::/1^+", "c000::/2^+"]),
  ),
  prefixList("PEERC_AS262589_IRR_V4", "ipv4", [
    ...["0.0.0.0/0", "0.0.0.0/1^+", "160.0.0.0/3^+", "192.0.0.0/2^+"],
    ...["141.101.64.0/18^18-23", "150.0.0.0/8^10-20", "151.1.0.0/22"],
  ]),
];

function withoutOverlap(plan: RouterPlan): RouterPlan {
  const other = (policy: Policy): Policy => ({
    ...policy,
    terms: policy.terms.map((term) => ({
      ...term,
      when: term.when.map((condition) => {
        const { test } = condition;
        if (test.kind !== "prefix") return condition;
        const list = LISTS.find(({ name }) => name === test.list.name) ?? test.list;
        return { ...condition, test: { ...test, list } };
      }),
    })),
  });
  return mapSessions(plan, (session) => ({
    ...session,
    import: other(session.import),
    export: other(session.export),
  }));
}
