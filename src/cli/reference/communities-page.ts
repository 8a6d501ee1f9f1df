import { conditionsOf, formatCommunityDefinition, type PolicyLibrary } from "../../policy/index.ts";
import { code, page, table } from "./markdown.ts";

/** The communities that the rules of the shipped policies act on: what a neighbor may set, and what comes of it. */
export function communitiesPage(library: PolicyLibrary): string {
  const policies = [...library.policies.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const rows = (direction: "import" | "export") =>
    [...library.rules.values()].flatMap((rule) => {
      const { name, about } = rule;
      const users = policies.filter((policy) =>
        policy[direction].some((term) => term.name === name),
      );
      const communities = conditionsOf(rule).flatMap(({ test, negated }) =>
        test.kind === "community" && !negated && !("setting" in test.communities)
          ? test.communities.map(formatCommunityDefinition)
          : [],
      );
      if (users.length === 0 || communities.length === 0) return [];
      return [
        [
          communities.map(code).join(", "),
          about,
          code(name),
          users.map((policy) => code(policy.name)).join(", "),
        ],
      ];
    });
  const head = ["community", "what comes of it", "rule", "in the policies"];
  return page("Communities", "policies/", [
    "What the shipped policies do with the communities that a route carries. `$own` is the network's ASN, `$peer` that of the neighbor to whom the route would go, and `$exchange_id` the number of the exchange where that is: its `exchange_id` under `settings`, or 0 for private interconnects and for exchanges without one.",
    "The policies `customer-actions`, `peer-actions`, `route-server-actions` and `transit-actions` belong together: the first accepts customers' communities, and the others carry out what they request. All other policies remove our own communities from what a neighbor sends.",
    "## On routes that a neighbor sends",
    table(head, rows("import")),
    "## On routes that go to a neighbor",
    table(head, rows("export")),
    "Of what a customer asks for, the most specific counts: an ASN before an exchange, and an exchange before everyone. Of several prepends, the longest counts. All communities of our own are removed before a route leaves.",
  ]);
}
