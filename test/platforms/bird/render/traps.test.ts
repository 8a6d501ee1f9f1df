import { describe, expect, test } from "@jest/globals";

import { AsnSet } from "../../../../src/net/index.ts";
import { bird } from "../../../../src/platforms/bird/index.ts";
import type { GracefulRestart, RouterPlan } from "../../../../src/model/index.ts";
import {
  accept,
  asnList,
  communityList,
  is,
  isNot,
  next,
  reject,
  routerPlan,
  term,
} from "../../../fixtures/plan.ts";
import { loadTemplates } from "../../../fixtures/templates.ts";
import { planWith, withExport, withImport, withOptions } from "../edit-plan.ts";

const templates = loadTemplates("bird");
const V2 = [2, 0, 12] as const;
const render = (plan: RouterPlan) => bird.render(plan, templates);
const whole = render(routerPlan("bird", V2));

/** The text of one block, from its first line to its closing brace. */
function block(text: string, start: string): string {
  const from = text.indexOf(start);
  if (from < 0) throw new Error(`no ${start}`);
  return text.slice(from, text.indexOf("\n}", from) + 2);
}
const filters = (text: string) => [...text.matchAll(/^filter [^]*?^}/gm)].map((m) => m[0]);
const protocols = (text: string) => [...text.matchAll(/^protocol bgp [^]*?^}/gm)].map((m) => m[0]);

describe("the traps of the language", () => {
  test("trap 14.2: every filter ends in an explicit reject, and begins with its family", () => {
    expect(filters(whole)).toHaveLength(10);
    for (const filter of filters(whole)) {
      expect(filter).toMatch(/\n {2}# no-term-matched\n {2}reject;\n}$/);
      expect(filter).toMatch(/^filter \w+ \{\n {2}if net\.type != NET_IP[46] then reject;\n/);
    }
  });

  test("trap 14.3: an empty list is a bug, never an empty set", () => {
    const empty = { ...asnList("PEERC_E", 1), set: AsnSet.of([]) };
    const plan = planWith(
      V2,
      withImport([term(100, "t", [is({ kind: "as-path-contains", list: empty })], reject("x"))]),
    );
    expect(() => render(plan)).toThrow("PEERC_E is empty");
    expect(whole).not.toMatch(/\[\s*\]/);
  });

  test("trap 14.4: every list, filter and table that is used is defined above", () => {
    const defined = new Set<string>();
    for (const line of whole.split("\n").filter((l) => !l.startsWith("#"))) {
      const name = /^(?:define|filter|function|roa[46] table|protocol \w+) (\w+)/.exec(line)?.[1];
      if (name !== undefined) defined.add(name);
      for (const [used] of line.replace(/"[^"]*"/g, "").matchAll(/PEERC_\w+/g)) {
        expect(defined).toContain(used);
      }
    }
  });

  test("trap 14.7: a term that only edits lets the route go on", () => {
    const gshut = communityList("PEERC_G", "65535:0");
    const text = render(
      planWith(
        V2,
        withImport([
          term(100, "calm", [is({ kind: "community", list: gshut })], next, [
            { kind: "set-local-preference", value: 0 },
          ]),
          term(200, "rest", [], accept),
        ]),
      ),
    );
    expect(block(text, "filter PEERC_AS13335_IX_BR_SP_V4_IMPORT"))
      .toBe(`filter PEERC_AS13335_IX_BR_SP_V4_IMPORT {
  if net.type != NET_IP4 then reject;
  # calm
  if bgp_community ~ PEERC_G
  then {
    bgp_local_pref = 0;
  }
  # rest
  accept;
  # no-term-matched
  reject;
}`);
  });

  test("a reason is a comment, so that no rejected route writes to the log", () => {
    expect(whole).not.toMatch(/(?:accept|reject) "/);
    expect(whole).toContain(
      "  # reject-bogon-asn: bogon-asn\n  if bgp_path ~ PEERC_BOGON_ASNS then reject;",
    );
  });

  test("trap 14.22: no range goes below its prefix", () => {
    const ranges = [...whole.matchAll(/\/(\d+)\{(\d+),(\d+)\}/g)].map((m) =>
      m.slice(1).map(Number),
    );
    expect(ranges.length).toBeGreaterThan(4);
    for (const [length, min, max] of ranges) {
      expect(min).toBeGreaterThanOrEqual(length!);
      expect(max).toBeGreaterThanOrEqual(min!);
    }
  });

  test("trap 14.23: functions return or edit, only filters accept and reject", () => {
    const functions = [...whole.matchAll(/^function [^]*?^}/gm)].map((m) => m[0]).join("\n");
    expect(functions).toContain("PEERC_has_as_set");
    expect(functions).not.toMatch(/accept|reject/);
  });

  test("trap 14.29: nothing in a filter can fail at run time: pairs are literals below 65536", () => {
    const pairs = [...whole.matchAll(/\((\d+), (\d+|\*)\)/g)];
    expect(pairs.length).toBeGreaterThan(5);
    for (const [, high, low] of pairs) {
      expect(Number(high)).toBeLessThan(65536);
      if (low !== "*") expect(Number(low)).toBeLessThan(65536);
    }
    expect(whole).not.toMatch(/\([^()]*bgp_path[^()]*,/);
  });

  test("an AS_SET is found by a mask of more hops than a path can have, the same in every version", () => {
    for (const version of [V2, [2, 18], [3, 2]]) {
      const mask = /^define PEERC_1024_HOPS = \[=([^]*?)=\];$/m.exec(
        render(routerPlan("bird", version)),
      )?.[1];
      expect(mask?.trim().split(/\s+/)).toEqual([...Array<string>(1024).fill("?"), "*"]);
    }
  });

  test("functions are declared as the version wants them", () => {
    expect(whole).toContain("function PEERC_has_as_set() {");
    expect(render(routerPlan("bird", [2, 13]))).toContain("function PEERC_has_as_set() {");
    for (const version of [[2, 14], [3]]) {
      const text = render(routerPlan("bird", version));
      expect(text).toContain("function PEERC_has_as_set() -> bool {");
      expect(text).toContain("function PEERC_origin_asn() -> int {");
    }
  });

  test("only functions that some filter calls are there", () => {
    const text = render(planWith(V2, (s) => withExport([])(withImport([])(s))));
    expect(text).not.toMatch(/^function/m);
    const negated = render(
      planWith(V2, (s) =>
        withExport([])(
          withImport([term(100, "t", [isNot({ kind: "as-path-has-set" })], accept)])(s),
        ),
      ),
    );
    expect([...negated.matchAll(/^function (\w+)/gm)].map((m) => m[1])).toEqual([
      "PEERC_has_as_set",
    ]);
  });
});

describe("the traps of sessions", () => {
  test("trap 14.15: the limit counts all that is received, because what is filtered is kept", () => {
    for (const protocol of protocols(whole)) {
      expect(protocol).toContain("    import keep filtered on;\n");
      expect(protocol).toMatch(/receive limit \d+ action restart;/);
    }
    const one = protocols(render(planWith(V2, withOptions({ keepRoutes: false }))))[0];
    expect(one).toContain(
      "    receive limit 400 action restart;\n    import limit 320 action warn;\n",
    );
  });

  test("trap 14.16: a restart waits ever longer, up to the declared minutes", () => {
    const at = (afterMinutes: number) =>
      protocols(
        render(
          planWith(V2, (s) => ({
            ...s,
            maxPrefixes: { ...s.maxPrefixes, onExceed: { kind: "restart", afterMinutes } },
          })),
        ),
      )[0];
    expect(at(30)).toContain("  error wait time 60, 1800;\n  error forget time 3600;\n");
    expect(at(1)).toContain("  error wait time 60, 60;\n  error forget time 120;\n");
  });

  test.each([
    ["shutdown", "disable"],
    ["warn", "warn"],
  ] as const)("above the maximum: %s is %s", (kind, action) => {
    const one = protocols(
      render(
        planWith(V2, (s) => ({
          ...s,
          maxPrefixes: { ...s.maxPrefixes, maximum: 1, onExceed: { kind } },
        })),
      ),
    )[0];
    expect(one).toContain(`receive limit 1 action ${action};\n    import limit 1 action warn;`);
    expect(one).not.toContain("error wait");
  });

  test("graceful restart is printed where it is declared", () => {
    const of = (gracefulRestart: GracefulRestart | null) =>
      /graceful restart (\w+);/.exec(render(planWith(V2, withOptions({ gracefulRestart }))))?.[1];
    expect([of(null), of("helper"), of("full"), of("off")]).toEqual([
      ...[undefined, "aware", "on", "off"],
    ]);
  });

  test("trap 14.17: routes are validated again when ROAs change", () => {
    const rpki = withImport([term(100, "t", [is({ kind: "rpki", state: "valid" })], accept)]);
    const off = withOptions({ keepRoutes: false });
    expect(render(planWith(V2, (s) => off(rpki(s))))).toContain("import table on;");
    expect(render(planWith(V2, (s) => off(withImport([])(s))))).not.toContain("import table on;");
    const exported = withExport([term(100, "t", [is({ kind: "rpki", state: "valid" })], accept)]);
    expect(render(planWith(V2, exported))).toContain("export table on;");
  });

  test("trap 14.18: the first AS is enforced, but not at a route server", () => {
    expect(protocols(whole).filter((p) => p.includes("  enforce first as on;"))).toHaveLength(4);
    expect(block(whole, "protocol bgp PEERC_AS26162")).not.toContain("enforce first as");
  });

  test("trap 14.19: TTL security and multihop are printed together", () => {
    const text = render(planWith(V2, withOptions({ ttlSecurity: true, multihop: 3 })));
    expect(text).toContain("  multihop 3;\n");
    expect(text).toContain("  ttl security on;\n");
  });

  test("trap 14.20: a session has exactly the channel of its family", () => {
    for (const protocol of protocols(whole)) {
      expect(protocol.match(/^ {2}ipv[46] \{$/gm)).toHaveLength(1);
      expect(/^ {2}ipv6 \{$/m.test(protocol)).toBe(/neighbor [^ ]*:/.test(protocol));
    }
  });

  test("trap 14.24: AS_SETs are the policy's to judge, in every version", () => {
    for (const version of [V2, [2, 18], [3, 2]]) {
      for (const protocol of protocols(render(routerPlan("bird", version)))) {
        expect(protocol).toContain("  allow as sets on;\n");
      }
    }
  });

  test("trap 14.27: roles are printed, strict if declared", () => {
    const role = (options: Parameters<typeof withOptions>[0]) =>
      render(planWith(V2, withOptions(options)));
    expect(role({ role: "rs-client" })).toContain("  local role rs_client;\n");
    expect(role({ role: "customer", roleStrict: true })).toContain(
      "  local role customer;\n  require roles on;\n",
    );
    expect(role({ role: null })).not.toContain("role ");
  });

  test("passwords and keys are placeholders, and the header names them", () => {
    expect(whole).toContain('password "${BGP_PASSWORD_13335}";');
    expect(whole).toContain("# Secrets: BGP_PASSWORD_13335 (");
    expect(whole).not.toContain("authentication");
    expect(render(planWith([2, 17]))).toContain("  authentication md5;\n  password");
    const keys = [
      { id: 7, algorithm: "aes-128-cmac-96", secret: { env: "AO_B" } },
      { id: 8, algorithm: "hmac-sha-1-96", secret: { env: "AO_A" } },
    ] as const;
    const ao = render(
      planWith([3, 2], withOptions({ password: null, tcpAo: { kind: "keys", keys } })),
    );
    expect(ao).toContain(`  authentication ao;
  keys {
    key { id 7; secret "\${AO_B}"; algorithm cmac aes128; };
    key { id 8; secret "\${AO_A}"; algorithm hmac sha1; };
  };
`);
    expect(ao).toContain("# Secrets: AO_A AO_B (");
  });

  test("a shut session is disabled, with its message as a comment on the line", () => {
    const shut = (message: string | null) =>
      render(planWith(V2, withOptions({ shutdown: { message } })));
    expect(shut("moved\n}")).toContain("\n  disabled; # moved }\n");
    expect(shut(null)).toContain("\n  disabled;\n");
  });

  test("another cache changes the name of none", () => {
    const plan = routerPlan("bird", V2);
    const other = { ...plan.rpki[0]!, port: 8282 };
    const text = render({ ...plan, rpki: [other, ...plan.rpki] });
    expect(text).toContain("protocol rpki PEERC_RTR_179_191_160_53_3323 {");
    expect(text).toContain("protocol rpki PEERC_RTR_179_191_160_53_8282 {");
  });

  test("what is removed from the plan is gone from the file", () => {
    expect(whole).not.toContain("187.16.216.99");
    const text = render(planWith(V2));
    expect(text).not.toContain("3356_");
  });
});
