import {
  BUILT_IN_ASN_LISTS,
  BUILT_IN_PREFIX_LISTS,
  NO_TERM_MATCHED,
  type PolicyLibrary,
} from "../../policy/index.ts";
import { code, page, table } from "./markdown.ts";

/** The reference of rules, reason codes, lists and shipped policies. */
export function rulesPage(library: PolicyLibrary): string {
  const rules = [...library.rules.values()];
  const reasons = new Map<string, string[]>();
  for (const rule of rules) {
    if (rule.verdict.kind !== "reject") continue;
    reasons.set(rule.verdict.reason, [...(reasons.get(rule.verdict.reason) ?? []), rule.name]);
  }
  const policies = [...library.policies.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return page("Rules, reason codes and policies", "policies/", [
    "## Rules",
    "A policy uses a rule with `- use: <name>`. If all of its conditions hold, it edits the route, then accepts it, rejects it or continues with the next term.",
    table(
      ["rule", "outcome", "only if", "what and why"],
      rules.map((rule) => [
        code(rule.name),
        rule.verdict.kind === "reject"
          ? `reject: ${code(rule.verdict.reason)}`
          : rule.verdict.kind === "accept"
            ? "accept"
            : "continues",
        rule.guard === null ? "" : code(rule.guard.setting),
        rule.about,
      ]),
    ),
    "## Reason codes",
    "Policies, comments in rendered files, `explain` and this page use the same names.",
    table(
      ["reason", "rules"],
      [
        ...[...reasons].sort().map(([reason, names]) => [code(reason), names.map(code).join(", ")]),
        [code(NO_TERM_MATCHED), "the default deny after the last term of every policy"],
      ],
    ),
    "## Lists",
    "Lists available to every session:",
    table(
      ["list", "of", "contents"],
      [
        ...Object.entries(BUILT_IN_PREFIX_LISTS).map(([name, about]) => [
          code(name),
          "prefixes",
          about,
        ]),
        ...Object.entries(BUILT_IN_ASN_LISTS).map(([name, about]) => [code(name), "ASNs", about]),
      ],
    ),
    "Lists from `policies/lists/`:",
    table(
      ["list", "of", "contents"],
      [...library.lists.values()].map((list) => [
        code(list.name),
        list.kind === "asns" ? "ASNs" : "prefixes",
        list.about,
      ]),
    ),
    "## Shipped policies",
    ...policies.flatMap((policy) => {
      const { maximum, warnAt } = policy.maxPrefixes;
      return [
        `### ${policy.name}`,
        policy.about,
        `At most ${maximum.ipv4} IPv4 and ${maximum.ipv6} IPv6 prefixes on a session, with a warning at ${warnAt} %.`,
        `Import: ${policy.import.map((term) => code(term.name)).join(", ")}.`,
        `Export: ${policy.export.map((term) => code(term.name)).join(", ")}.`,
      ];
    }),
  ]);
}
