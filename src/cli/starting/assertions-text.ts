import { FAMILIES } from "../../net/index.ts";
import type { NewSession } from "../adding/wanted.ts";

const LEAK = [
  "- name: What a peer or a transit sends goes to no other peer, transit or collector",
  "  about: Valley-free routing (RFC 7908, types 1 to 4). It rests on the tag that every import sets.",
  "  from: { relation: [peer, route-server, transit] }",
  "  to: { relation: [peer, route-server, transit, route-collector] }",
  "  expect: reject",
];

/**
 * The text of the first assertions: what no network wants to do, with any peers. That about pairs of sessions would assert
 * nothing, which is an error, as long as there is only one session of a family: until then it is a comment.
 */
export function assertionsText(sessions: readonly NewSession[], schema: string): string {
  const hasPair = FAMILIES.some(
    (family) => sessions.filter(({ local }) => local.family === family).length > 1,
  );
  return `${[
    `# yaml-language-server: $schema=${schema}`,
    "# What the policy must never do, for every route; `peerc test` proves it. Add what your network must never do.",
    "about: What no network should do.",
    "",
    "assertions:",
    "  - name: Nobody gets a default route from us",
    "    on: { direction: export }",
    "    every: { prefix: { in: default-route } }",
    "    expect: reject",
    "",
    "  - name: Nobody gives us a default route",
    "    on: { direction: import, relation: [peer, route-server, customer] }",
    "    every: { prefix: { in: default-route } }",
    "    expect: reject",
    "",
    "  - name: We announce nothing but what we have registered, and our customers",
    "    on: { direction: export, relation: [peer, route-server, transit, route-collector] }",
    "    every: { prefix: { not_in: announced } }",
    "    expect: reject",
    "",
    ...(hasPair
      ? LEAK.map((line) => `  ${line}`)
      : [
          "  # For as soon as there are two sessions of one family:",
          ...LEAK.map((line) => `  # ${line}`),
        ]),
  ].join("\n")}\n`;
}
