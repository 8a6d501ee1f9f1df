import { error, note, warning } from "../entry.ts";
import { platformsThatCan } from "../platforms-that-can.ts";

/** Some names and the number of the others: `A, B and 3 more`. */
function nameSome(names: readonly string[], total: number): string {
  const more = total - names.length;
  const all = more > 0 ? [...names, `${more} more`] : names;
  return all.length < 2 ? all.join() : `${all.slice(0, -1).join(", ")} and ${all.at(-1) ?? ""}`;
}

/** Diagnostics of compiling a declaration, policies and a snapshot into plans. */
export const compileCatalog = {
  "unknown-policy": error<{ name: string }>({
    about: "The declaration, a peer or a session refers to a policy that does not exist.",
    message: (p) => `there is no policy \`${p.name}\``,
    hint: () => "policies are the files in the shipped `policies` folder and in your own",
  }),
  "not-in-snapshot": error<{ asn: number; name: string; objects: readonly string[] }>({
    about:
      "The snapshot has no data for the IRR objects of a peer, so its filters cannot be built. Every such peer is listed.",
    message: (p) =>
      `AS${p.asn} (${p.name}) cannot be built: the snapshot has no data for ${p.objects.join(", ")}`,
    hint: () =>
      "run `peerc fetch` and commit the snapshot; until a registry has data for it, declare the peer `state: planned`",
  }),
  "own-data-missing": error<{ objects: readonly string[] }>({
    about:
      "The snapshot has no data for our own IRR objects: what we announce, and the address space of our ASN.",
    message: (p) =>
      `nothing can be built: the snapshot has no data for our own ${p.objects.join(", ")}`,
    hint: () => "run `peerc fetch` and commit the snapshot",
  }),
  "registry-data-missing": note<{ objects: readonly string[]; total: number }>({
    about:
      "The network was checked without registry data, or with a snapshot that lacks objects. Everything that does not depend on registrations was checked; `peerc build` checks the rest.",
    message: (p) =>
      `not checked without the registry data of ${nameSome(p.objects, p.total)} (run \`peerc fetch\`): families without prefixes, default routes, max_prefixes, the size of lists`,
  }),
  "nothing-registered": error<{ objects: string; family: string }>({
    about:
      "A peer has sessions of a family for which its IRR objects contain no prefix. Its filter would reject everything.",
    message: (p) => `${p.objects} registers no ${p.family} prefix`,
    hint: (p) =>
      `ask the peer to register prefixes, declare its \`prefixes\` until it has, or declare \`allow_empty: [${p.family}]\` to reject all its routes`,
  }),
  "nothing-announced": error<{ objects: string; family: string }>({
    about: "Our own as-sets register no prefix of a family, so nothing could be announced.",
    message: (p) => `our own ${p.objects} registers no ${p.family} prefix`,
  }),
  "as-sets-differ": warning<{ first: string; second: string; only: string; count: number }>({
    about:
      "Two of our own as-sets in two registries should contain the same prefixes, but do not. The union is announced, but a neighbor that reads only one of them rejects the rest.",
    message: (p) =>
      `${p.first} and ${p.second} differ in ${p.count} prefix${p.count === 1 ? "" : "es"}, among them ${p.only}`,
    hint: () => "bring the two registries in line",
  }),
  "max-prefixes-below-registered": warning<{
    asn: number;
    family: string;
    maximum: number;
    registered: number;
  }>({
    about:
      "A peer has more prefixes registered than its session accepts: the session would go down.",
    message: (p) =>
      `AS${p.asn} has ${p.registered} ${p.family} prefixes registered, but its session accepts only ${p.maximum}`,
    hint: (p) => `declare \`max_prefixes: { ${p.family}: … }\` above ${p.registered}`,
  }),
  "covers-default-route": error<{ objects: string; family: string }>({
    about: "An IRR object contains the default route itself.",
    message: (p) => `${p.objects} registers the ${p.family} default route`,
    hint: () => "no policy can use that as a list of a peer's prefixes",
  }),
  "as-set-missing": error<{ asn: number; policy: string; missing: "prefixes" | "origins" }>({
    about:
      "The peer's policy checks what is registered, but the peer has neither an IRR object nor its own `prefixes` and `origins`.",
    message: (p) =>
      p.missing === "prefixes"
        ? `AS${p.asn} has no \`as_sets\`, but the policy ${p.policy} checks what it has registered`
        : `AS${p.asn} has \`prefixes\` but neither \`as_sets\` nor \`origins\`, and the policy ${p.policy} checks the origin`,
    hint: (p) =>
      p.missing === "prefixes"
        ? `as_sets: [AS${p.asn}] uses what the ASN itself has registered; \`prefixes\` and \`origins\` are for what is not registered yet`
        : `add the ASNs that originate them, like \`origins: [${p.asn}]\``,
  }),
  "no-origin-registered": error<{ asn: number; objects: string }>({
    about:
      "A peer has prefixes registered but no ASN that may originate them: its objects are route-sets without origins. Its filter would reject everything.",
    message: (p) => `${p.objects} registers prefixes but no origin for them`,
    hint: (p) => `add the ASNs that originate them, like \`origins: [${p.asn}]\``,
  }),
  "declared-unused": error<{ asn: number; key: "prefixes" | "origins"; policy: string }>({
    about:
      "A peer declares its own prefixes or origins, but its policy does not check what is registered, so they would have no effect.",
    message: (p) =>
      `AS${p.asn} declares \`${p.key}\`, but the policy ${p.policy} does not use them`,
    hint: () => "remove them, or choose a policy that checks what is registered",
  }),
  "accepts-no-route": warning<{
    session: string;
    direction: "import" | "export";
    route: string;
    terms: readonly string[];
    more: number;
  }>({
    about:
      "A policy rejects every possible route on a session: the session is up and carries nothing. The message names the terms that reject even an ordinary route. There is no warning for a policy with a term that unconditionally rejects everything.",
    message: (p) => {
      const what = p.direction === "import" ? "import accepts" : "export sends";
      const others =
        p.more > 0 ? ` (and ${p.more} more ${p.more === 1 ? "session" : "sessions"} with it)` : "";
      const why =
        p.terms.length > 0
          ? `even ${p.route}, is rejected by ${p.terms.join(", ")}`
          : `no term accepts ${p.route}`;
      return `${p.session}${others}: this ${what} no route: ${why}`;
    },
    hint: (p) =>
      p.terms.length > 0
        ? "use a policy without such a term here; to pass nothing on purpose, write `use: reject-everything`"
        : "end the policy with `use: accept-remaining`, or with `use: reject-everything` to pass nothing on purpose",
  }),
  "declared-refused": warning<{
    asn: number;
    declared: string;
    part: string;
    term: string;
    reason: string;
  }>({
    about:
      "A peer declares a prefix or an origin that a term of its policy always rejects: a bogon, too long, or our own address space.",
    message: (p) =>
      `AS${p.asn}: ${p.part === p.declared ? p.declared : `${p.part} of ${p.declared}`} is declared, but always rejected by ${p.term} (${p.reason})`,
    hint: () => "correct the declaration or the policy",
  }),
  "setting-missing": error<{ setting: string; policy: string; term: string }>({
    about: "A term uses a setting that neither the policy nor the peer or session defines.",
    message: (p) =>
      `${p.term} needs the setting \`${p.setting}\`, which ${p.policy} does not define`,
    hint: (p) => `add \`${p.setting}\` to the policy's settings`,
  }),
  "setting-not-given": error<{ setting: string; policy: string; term: string }>({
    about:
      "A term reads a setting that its policy declares without a default, and that is not set for a session.",
    message: (p) =>
      `${p.term} of ${p.policy} needs \`${p.setting}\`, which is not set for this session`,
    hint: (p) =>
      `set it under \`settings\` of the session, its peer or its exchange, give it a \`default\` in the policy, or add \`if: ${p.setting}\` to the term`,
  }),
  "setting-out-of-range": error<{
    setting: string;
    number: number;
    least: number;
    most: number;
    term: string;
  }>({
    about: "The number of a setting is too small or too large for its use in a term.",
    message: (p) =>
      `${p.term} needs \`${p.setting}\` from ${p.least} to ${p.most}, but it is ${p.number} here`,
    hint: (p) =>
      p.most === 65_535
        ? "a standard community has 16 bits for each number; a large community, like $own:1:2, has 32"
        : undefined,
  }),
  "list-name-taken": error<{ name: string; router: string }>({
    about:
      "Two different lists would have the same name on a router: their names in the policies become the same name on the router.",
    message: (p) => `two different lists would have the name ${p.name} on ${p.router}`,
    hint: () => "rename the list, the setting or the policy from which the name is made",
  }),
  "setting-unused": error<{ setting: string; policy: string }>({
    about:
      "A peer or session has a setting that its policy never uses, so it would have no effect.",
    message: (p) => `the policy ${p.policy} does not use \`${p.setting}\``,
    hint: () => "remove the setting, or choose a policy that uses it",
  }),
  "setting-unused-there": error<{ setting: string; of: string }>({
    about:
      "An exchange, a router or the network has a setting that no policy of the sessions there uses, so it would have no effect.",
    message: (p) => `no policy of the sessions of ${p.of} uses \`${p.setting}\``,
    hint: () => "remove the setting, or choose a policy that uses it",
  }),
  "next-hop-is-ours": error<{ term: string; address: string; session: string }>({
    about:
      "A term lists our own address on a session among the next hops that it tests for: routes with it would come back to us.",
    message: (p) => `${p.term} lists ${p.address} as a next hop, which is our own on ${p.session}`,
    hint: () => "list only addresses of other routers",
  }),
  "next-hops-in-pairs": error<{ term: string; address: string; session: string }>({
    about:
      "A term lists next hops, but on a session with a link-local neighbor, or with IPv4 routes over IPv6, a route can have two, of which platforms test different ones.",
    message: (p) =>
      `${p.term} lists ${p.address} as a next hop, but routes on ${p.session} can have two next hops`,
    hint: () => "test for `$peer` there, or give the session another policy",
  }),
  "route-target-too-long": error<{ asn: number; value: number; term: string }>({
    about:
      "A route target of an ASN with more than 16 bits has 16 bits for its number (RFC 5668), but it needs more.",
    message: (p) =>
      `${p.term}: a route target of AS${p.asn} cannot have the number ${p.value}, which is above 65535`,
  }),
  "community-not-standard": error<{ asn: number; term: string; of: string | null }>({
    about: "A standard community has 16 bits for an ASN, but ours, or the neighbor's, needs more.",
    message: (p) =>
      `${p.term}: AS${p.asn}${p.of === null ? "" : `, the neighbor of ${p.of},`} does not fit into a standard community`,
    hint: (p) =>
      p.of === null ? "use a large community: $own:1:2" : "use a large community: $own:1:$peer",
  }),
  "test-after-edit": error<{ term: string; edited: string; by: string }>({
    about:
      "A condition tests something that an earlier term of the policy may have changed. IOS-XR tests the route as received, other platforms as it is at that point, so the policy would not mean the same everywhere.",
    message: (p) => `${p.term} tests ${p.edited}, which ${p.by} may already have changed`,
    hint: (p) => `move ${p.term} before ${p.by}`,
  }),
  "rpki-without-cache": error<{ router: string; rule: string }>({
    about:
      "A policy tests RPKI origin validation on a router without an RPKI cache. Every route would be not-found, so the test would have no effect.",
    message: (p) => `router ${p.router} has no RPKI cache, but ${p.rule} needs one`,
    hint: () =>
      "write `rpki: { caches: [{ address: 192.0.2.53 }] }` for the router, with the address of your cache; or use a policy without the rule",
  }),
  "rule-waived": warning<{ rule: string; router: string; platform: string }>({
    about:
      "The router's platform cannot express a rule, and the declaration waives it there. Routes that the rule would reject are not rejected.",
    message: (p) => `router ${p.router} does without ${p.rule}, which ${p.platform} cannot express`,
  }),
  "waiver-needed": error<{
    router: string;
    platform: string;
    rules: readonly string[];
    waived: readonly string[];
    others: readonly string[];
  }>({
    about:
      "A policy of the router has rules that the router's platform cannot test (on Junos: whether an AS_PATH has an AS_SET). Nothing is dropped silently: the router must waive them by name.",
    message: (p) =>
      `router ${p.router}: ${p.platform} cannot express ${nameSome(p.rules, p.rules.length)}`,
    hint: (p) => {
      const can = p.others.length === 0 ? "" : `; ${platformsThatCan(p.others)}`;
      return `to do without it there, write \`waive: [${[...p.waived, ...p.rules].join(", ")}]\` for ${p.router}${can}`;
    },
  }),
  "waiver-not-needed": error<{ rule: string; router: string; platform: string }>({
    about: "A rule can only be waived if the router's platform cannot express it.",
    message: (p) =>
      `router ${p.router}: ${p.platform} can express ${p.rule}, so it cannot be waived`,
    hint: () => "remove the waiver; to change a rule, write a policy of your own",
  }),
  "waiver-unused": error<{ rule: string; router: string }>({
    about: "A waiver names a rule that no policy of the router uses.",
    message: (p) => `router ${p.router}: no policy of the router uses ${p.rule}`,
    hint: () => "remove the waiver",
  }),
  "name-taken": error<{ name: string; router: string }>({
    about: "Two sessions of a router would have the same name in its configuration.",
    message: (p) => `two sessions on ${p.router} would both be named ${p.name}`,
    hint: () => "give one of the two a `name`",
  }),
  "base-file-missing": error<{ path: string }>({
    about: "The file with a router's own configuration cannot be read.",
    message: (p) => `the base file ${p.path} cannot be read`,
  }),
} as const;
