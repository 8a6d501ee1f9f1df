import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import type { FilterNode } from "../../../src/policy/index.ts";
import type { PlatformName, Version } from "../../../src/model/index.ts";
import { readText } from "../reading.ts";

/** A platform's filters: statements that may be in any order, valid and invalid ones. */
interface Case {
  readonly platform: PlatformName;
  readonly version: Version;
  readonly statements: readonly string[];
  /**
   * A file with three filters; `extra` is added to each, where it changes nothing but keeps it from being read in
   * parts.
   */
  readonly print: (bodies: readonly string[], extra: string) => string;
  readonly extra: string;
}

const BIRD: Case = {
  platform: "bird",
  version: [2, 0, 12],
  statements: [
    "reject;",
    "accept;",
    "bgp_local_pref = 9;",
    "bgp_next_hop = 198.51.100.1;",
    "# a { brace; and 'more'\n  bgp_med = 3;",
    "if net ~ PEERC_L then reject;",
    "if net ~ [ 10.0.0.0/8{8,24}, 2001:db8::/32+ ] then accept;",
    "if !(bgp_path.len > 5)\n    || bgp_path ~ PEERC_A\n  then {\n    bgp_med = 7;\n    reject;\n  }",
    "if bgp_path.last ~ PEERC_A then { bgp_med = 1; } else { bgp_med = 2; accept; }",
    "if bgp_path ~ PEERC_A then { bgp_med = 1; }\n  else reject;",
    "{ bgp_med = 1; reject; }",
    "PEERC_f();",
    "if PEERC_g() then reject;",
    // Not understood: in their place, in a definition they refer to, or as a part of something else.
    "bgp_frob = 5;",
    "if source = 3 then reject;",
    "if bgp_community ~ PEERC_A then\n  reject;",
    "if net ~ PEERC_MISSING then reject;",
    "if PEERC_bad() then reject;",
    "else reject;",
    "frob;",
    "accept",
    ";",
  ],
  print: (bodies, extra) =>
    [
      "define PEERC_L = [ 10.0.0.0/8, 2001:db8::/32+ ];",
      "define PEERC_A = [\n  1,\n  3..5\n];",
      "function PEERC_f() { if net.len > 20 then reject; bgp_med = 8; }",
      "function PEERC_g() { if bgp_path.len = 1 then return true;\n  return net.len < 9; }",
      "function PEERC_bad() {\n  return bgp_frob = 1; }",
      ...bodies.map((body, i) => `filter PEERC_${i} {${extra}\n${body}\n}`),
      ...bodies.flatMap((_, i) => [
        `protocol bgp PEERC_p${i} {`,
        "  local 198.51.100.1 as 64500; neighbor 198.51.100.2 as 64496; allow as sets on;",
        `  ipv4 { import filter PEERC_${i}; export filter PEERC_0; };`,
        `  ipv6 { import filter PEERC_${i}; export filter PEERC_1; };`,
        "}",
      ]),
      "protocol device { }",
    ].join("\n"),
  extra: " /* whole */",
};

const IOS_XR: Case = {
  platform: "iosxr",
  version: [7, 11],
  statements: [
    "drop",
    "pass",
    "done",
    "set med 5",
    "# if\n  set next-hop 198.51.100.1",
    "if destination in PEERC_L then\n    drop\n  endif",
    "if destination in PEERC_L then\n    set med 4\n  endif",
    "if as-path in PEERC_A and not destination in PEERC_L then\n    set med 1\n    done\n  endif",
    "if as-path length ge 5 then\n    pass\n  elseif as-path in PEERC_A then\n    drop\n  else\n    set med 2\n  endif",
    "if as-path length ge 5 then\n    if destination in PEERC_L then\n      done\n    endif\n  endif",
    "if as-path in PEERC_A then drop endif",
    "apply PEERC_SUB",
    // Not understood: in their place, in a definition they refer to, or as a part of something else.
    "delete frob",
    "if frob then\n    drop\n  endif",
    "if destination in PEERC_MISSING then\n    drop\n  endif",
    "if destination in PEERC_BAD then\n    drop\n  endif",
    "apply PEERC_BAD_SUB",
    "if destination in PEERC_L\n    drop\n  endif",
    "if as-path in PEERC_A then\n    drop",
    "endif",
    "else",
  ],
  print: (bodies, extra) =>
    [
      "prefix-set PEERC_L\n  10.0.0.0/8 le 24,\n  2001:db8::/32\nend-set",
      "prefix-set PEERC_BAD\n  10.0.0.0/8,\n  frob\nend-set",
      "as-path-set PEERC_A\n  originates-from '1',\n  originates-from '[3..5]'\nend-set",
      "route-policy PEERC_SUB\n  if destination in PEERC_L then\n    done\n  endif\n  pass\nend-policy",
      "route-policy PEERC_BAD_SUB\n  if then\nend-policy",
      ...bodies.map((body, i) => `route-policy PEERC_${i}\n${extra}  ${body}\nend-policy`),
      "router bgp 64500",
      ...bodies.flatMap((_, i) => [
        ` neighbor 198.51.100.${i + 2}`,
        "  remote-as 64496",
        "  local address 198.51.100.1",
        "  address-family ipv4 unicast",
        `   route-policy PEERC_${i} in`,
        "   route-policy PEERC_0 out",
        "   send-community-ebgp",
        "   send-extended-community-ebgp",
        "  !",
        " !",
      ]),
    ].join("\n"),
  extra: "\t",
};

/** The nodes of a graph in a list, each with the places of those it leads to. */
function nodesOf(start: FilterNode): readonly unknown[] {
  const nodes = [start];
  const placeOf = (node: FilterNode) => {
    if (!nodes.includes(node)) nodes.push(node);
    return nodes.indexOf(node);
  };
  const listed: unknown[] = [];
  for (const node of nodes) {
    if (node.kind === "verdict") listed.push(node);
    else if (node.kind === "edit") listed.push({ ...node, next: placeOf(node.next) });
    else {
      const [then, otherwise] = [placeOf(node.then), placeOf(node.otherwise)];
      listed.push({ ...node, then, otherwise });
    }
  }
  return listed;
}

function readAll({ platform, version, print }: Case, bodies: readonly string[], extra: string) {
  const { reading, errors } = readText(platform, version, print(bodies, extra));
  const graphs = reading.sessions.flatMap((session) =>
    [session.import, session.export].map(({ name, start }) => ({ name, nodes: nodesOf(start) })),
  );
  return { errors, unused: reading.unused, graphs };
}

describe.each([BIRD, IOS_XR])("filters of $platform", (tried) => {
  const { statements, extra } = tried;
  const body = fc
    .array(fc.constantFrom(...statements), { maxLength: 6 })
    .map((chosen) => chosen.join("\n  "));

  test("read statement by statement are what they are as a whole, with the same errors", () => {
    fc.assert(
      fc.property(fc.tuple(body, body, body), (bodies) => {
        expect(readAll(tried, bodies, "")).toEqual(readAll(tried, bodies, extra));
      }),
      { numRuns: 300 },
    );
  });

  test.each(statements)("with three times `%s`", (statement) => {
    const bodies = [statement, `${statement}\n  ${statement}`, `\n${statement}`];
    expect(readAll(tried, bodies, "")).toEqual(readAll(tried, bodies, extra));
  });
});

test("what is not understood is reported on each of its lines", () => {
  const bird = BIRD.print(["bgp_frob = 5;", "accept;\nbgp_frob = 5;", "bgp_frob = 5;"], "");
  expect(readText("bird", [2, 0, 12], bird).errors).toEqual([
    "not-understood 12",
    "not-understood 16",
    "not-understood 19",
  ]);
});
