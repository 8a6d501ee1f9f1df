import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { junos } from "../../../../src/platforms/junos/index.ts";
import { unsafeCharacter } from "../../../../src/platforms/junos/quote.ts";
import type { Term } from "../../../../src/policy/index.ts";
import type { RouterPlan, SessionPlan } from "../../../../src/model/index.ts";
import { expectGolden } from "../../../fixtures/expect-golden.ts";
import {
  accept,
  address,
  asnList,
  communityList,
  is,
  isNot,
  prefixList,
  SPAN,
  term,
} from "../../../fixtures/plan.ts";
import { loadTemplates } from "../../../fixtures/templates.ts";
import { onLink } from "../../../fixtures/on-link.ts";
import { junosPlan, mapSessions, withoutAsSets } from "../junos-plan.ts";

const templates = loadTemplates("junos");
const render = (plan: RouterPlan): string => junos.render(plan, templates);
const NAME = "PEERC_AS3356_XE_0_0_2_V4";

/** A plan with one session, changed. */
function planWith(change: Partial<SessionPlan>, version: readonly number[] = [22, 4]): RouterPlan {
  const plan = junosPlan(version);
  const [peer] = plan.peers;
  const [session] = peer?.sessions ?? [];
  if (!peer || !session) throw new Error("no session");
  const one = { ...session, ...change };
  return mapSessions({ ...plan, peers: [{ ...peer, sessions: [one] }] }, (same) => same);
}

const withOptions = (options: Partial<SessionPlan["options"]>, version?: readonly number[]) => {
  const plan = planWith({}, version);
  return mapSessions(plan, (s) => ({ ...s, options: { ...s.options, ...options } }));
};

function planOfTerms(...terms: Term[]): RouterPlan {
  const policy = { name: `${NAME}_IMPORT`, family: "ipv4", direction: "import", terms } as const;
  return planWith({
    import: policy,
    export: { ...policy, name: `${NAME}_EXPORT`, direction: "export", terms: [] },
  });
}

/** A block of the file by its first line, without the indentation. */
function block(text: string, head: string): string {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.trim() === `${head} {`);
  if (start < 0) throw new Error(`no ${head} in:\n${text}`);
  const indent = /^ */.exec(lines[start] ?? "")?.[0] ?? "";
  const end = lines.findIndex((line, i) => i > start && line === `${indent}}`);
  return lines
    .slice(start, end + 1)
    .map((line) => line.slice(indent.length))
    .join("\n");
}

/** The names after a word in definitions and in uses. */
function names(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ""))].sort();
}

describe("render", () => {
  test("the router with every kind of session, on two releases", () => {
    expectGolden("junos/gru1-22.4.conf", render(junosPlan([22, 4])));
    expectGolden("junos/gru1-25.4.conf", render(junosPlan([25, 4])));
  });

  test("a router without sessions or caches is a group that removes everything", () => {
    const plan = { ...junosPlan(), peers: [], rpki: [] };
    const text = render({ ...plan, lists: { prefixes: [], asns: [], communities: [] } });
    expect(text.slice(text.indexOf("groups {"))).toBe(
      [
        "groups {",
        "    replace:",
        "    peerc {",
        "        policy-options {",
        "        }",
        "        protocols {",
        "            bgp {",
        "            }",
        "        }",
        "    }",
        "}",
        "apply-groups peerc;",
        "",
      ].join("\n"),
    );
    expect(text).toContain("the file has no secrets\n");
    expect(text).not.toContain("## secrets ");
  });

  test("everything that is named is defined, and every brace is closed", () => {
    const text = render(junosPlan());
    const defined = (word: string) => names(text, new RegExp(`^ +${word} (PEERC_\\w+) \\{`, "gm"));
    const used = (word: string) => names(text, new RegExp(`^ +${word} (PEERC_\\w+);`, "gm"));
    for (const kind of ["prefix-list", "route-filter-list"]) {
      expect(defined(kind)).toEqual(used(kind));
    }
    const policies = [...used("policy"), ...used("import"), ...used("export")].sort();
    expect(defined("policy-statement")).toEqual(policies);
    expect(defined("as-list-group")).toEqual(
      names(text, /as-path-\w+ as-list-group (PEERC_\w+);/g),
    );
    expect(names(text, /^ +as-list (PEERC_\w+) members/gm)).toEqual(
      names(text, /as-path-\w+ as-list (PEERC_\w+);/g),
    );
    const tested = names(text, /^ +community (?:add |delete )?(PEERC_\w+);/gm);
    const several = [...text.matchAll(/^ +community \[ (.*) \];/gm)].flatMap((m) =>
      (m[1] ?? "").split(" "),
    );
    expect(names(text, /^ +community (PEERC_\w+) members/gm)).toEqual(
      [...new Set([...tested, ...several])].sort(),
    );
    const open = text.match(/\{$/gm)?.length;
    expect(text.match(/^ *\}$/gm)?.length).toBe(open);
  });

  test("the same plan gives the same bytes, and nothing of the day it was made", () => {
    expect(render(junosPlan())).toBe(render(junosPlan()));
    expect(render(junosPlan())).not.toMatch(/\b20\d\d-\d\d/);
  });
});

describe("the traps of the platform", () => {
  test("trap 14.1: nested entries of a list keep what the outer one allows", () => {
    const list = prefixList("PEERC_X", "ipv4", ["193.0.0.0/16^24", "193.0.12.0/22"]);
    const text = render(planOfTerms(term(100, "x", [is({ kind: "prefix", list })], accept)));
    expect(block(text, "route-filter-list PEERC_X")).toBe(
      [
        "route-filter-list PEERC_X {",
        "    193.0.0.0/16 prefix-length-range /24-/24;",
        "    193.0.12.0/22 exact;",
        "    193.0.12.0/23 prefix-length-range /24-/24;",
        "    193.0.14.0/23 prefix-length-range /24-/24;",
        "}",
      ].join("\n"),
    );
  });

  test("trap 14.2: every policy of a session ends in a reject outside of any term", () => {
    const text = render(junosPlan());
    const policies = text.match(/^ +policy-statement PEERC_\w+(IMPORT|EXPORT) \{/gm) ?? [];
    expect(policies).toHaveLength(10);
    for (const line of policies) {
      const lines = block(text, line.trim().slice(0, -2)).split("\n");
      expect(lines.slice(-3)).toEqual([
        "    /* reject: no-term-matched */",
        "    then reject;",
        "}",
      ]);
    }
  });

  test("trap 14.2: each neighbor has one import and one export policy, and no chain", () => {
    const text = render(junosPlan());
    expect(text.match(/^ +neighbor /gm)).toHaveLength(5);
    expect(text.match(/^ +import PEERC_\w+_IMPORT;$/gm)).toHaveLength(5);
    expect(text.match(/^ +export PEERC_\w+_EXPORT;$/gm)).toHaveLength(5);
  });

  test("trap 14.3: an empty list is a fault", () => {
    const list = prefixList("PEERC_X", "ipv4", []);
    const plan = planOfTerms(term(100, "x", [is({ kind: "prefix", list })], accept));
    expect(() => render(plan)).toThrow("empty");
    const asns = asnList("PEERC_Y");
    const origin = is({ kind: "as-path-origin", list: asns });
    expect(() => render(planOfTerms(term(100, "x", [origin], accept)))).toThrow("empty");
  });

  test("trap 14.9: ASNs are in lists, and nothing is a regular expression", () => {
    const text = render(junosPlan());
    expect(text).not.toMatch(/as-path-group|^ +as-path /m);
    expect(block(text, "as-list-group PEERC_BOGON_ASNS")).toContain(
      "    as-list AS64496_AS131071 members 64496-131071;",
    );
  });

  test("trap 14.10: communities of a list are alternatives when matched, together when added", () => {
    const list = communityList("PEERC_X", "65535:65281", "65535:65282");
    const when = [is({ kind: "community", list })];
    const text = render(
      planOfTerms(term(100, "x", when, accept, [{ kind: "add-communities", list }])),
    );
    expect(block(text, "term x")).toBe(
      [
        "term x {",
        "    from {",
        "        community [ PEERC_C_NO_EXPORT PEERC_C_NO_ADVERTISE ];",
        "    }",
        "    then {",
        "        community add PEERC_X;",
        "        accept;",
        "    }",
        "}",
      ].join("\n"),
    );
    expect(text).toContain("community PEERC_C_NO_EXPORT members 65535:65281;");
    expect(text).toContain("community PEERC_X members [ 65535:65281 65535:65282 ];");
  });

  test("a community has one name, wherever it is matched or added", () => {
    const members = [...render(junosPlan()).matchAll(/ community (\S+) members (\S+);/g)];
    expect(members.map(([, name]) => name)).toContain("PEERC_C_NO_EXPORT");
    expect(new Set(members.map(([, , member]) => member)).size).toBe(members.length);
  });

  test("trap 14.11: communities are added and deleted, never set", () => {
    expect(render(junosPlan())).not.toMatch(/community set|community = /);
  });

  test("trap 14.13: graceful shutdown is the policy's to honour", () => {
    expect(block(render(junosPlan()), `group ${NAME}`)).toContain(
      "        graceful-shutdown {\n            receiver disable;\n        }",
    );
  });

  test("traps 14.15 and 14.16: the limit counts what is received, tears down, and stays down a while", () => {
    const limitOf = (onExceed: SessionPlan["maxPrefixes"]["onExceed"]) =>
      block(
        render(planWith({ maxPrefixes: { maximum: 250, warnAt: 80, onExceed, span: SPAN } })),
        "prefix-limit",
      ).split("\n");
    expect(limitOf({ kind: "restart", afterMinutes: 30 })).toContain(
      "    teardown 80 idle-timeout 30;",
    );
    expect(limitOf({ kind: "shutdown" })).toContain("    teardown 80 idle-timeout forever;");
    expect(limitOf({ kind: "warn" })).toEqual(["prefix-limit {", "    maximum 250;", "}"]);
  });

  test("trap 14.18: the first ASN is enforced but toward route servers", () => {
    const text = render(junosPlan());
    expect(block(text, "group PEERC_AS13335_IX_BR_SP_V4")).toContain("enforce-first-as;");
    expect(block(text, "group PEERC_AS26162_IX_BR_SP_V6")).not.toContain("enforce-first-as");
  });

  test("trap 14.20: the family is explicit, and the policy keeps the other one out", () => {
    const text = render(junosPlan());
    expect(block(text, "group PEERC_AS13335_IX_BR_SP_V6")).toContain(
      "        family inet6 {\n            unicast {",
    );
    const policy = block(text, "policy-statement PEERC_AS13335_IX_BR_SP_V6_IMPORT");
    expect(policy.split("\n").slice(1, 6)).toEqual([
      "    term PEERC_FAMILY {",
      "        from {",
      "            family inet;",
      "        }",
      "        then reject;",
    ]);
  });

  test("trap 14.21: a list with ranges is no prefix-list", () => {
    const text = render(junosPlan());
    expect(block(text, "route-filter-list PEERC_OWN_V4")).toContain("179.191.160.0/20 orlonger;");
    expect(block(text, "prefix-list PEERC_ANNOUNCED_V4")).toContain("    179.191.160.0/20;");
  });

  test("trap 14.23: a policy used as a condition accepts or rejects every route", () => {
    const list = prefixList("PEERC_X", "ipv4", ["192.0.2.0/24"]);
    const text = render(planOfTerms(term(100, "x", [isNot({ kind: "prefix", list })], accept)));
    expect(block(text, "policy-statement PEERC_NOT_IN_X")).toBe(
      [
        "policy-statement PEERC_NOT_IN_X {",
        "    term test {",
        "        from {",
        "            prefix-list PEERC_X;",
        "        }",
        "        then reject;",
        "    }",
        "    then accept;",
        "}",
      ].join("\n"),
    );
  });

  test("trap 14.30: one test of the AS_PATH and one policy in a from; the rest is tested in that policy", () => {
    const origins = asnList("PEERC_Y", 1);
    const list = prefixList("PEERC_X", "ipv4", ["192.0.2.0/24"]);
    const text = render(
      planOfTerms(
        term(
          100,
          "all-of-it",
          [
            isNot({ kind: "prefix", list }),
            is({ kind: "as-path-first", asn: 1 }),
            is({ kind: "as-path-origin", list: origins }),
            isNot({ kind: "rpki", state: "invalid" }),
            isNot({ kind: "next-hop", addresses: [address("192.0.2.1")] }),
          ],
          accept,
        ),
      ),
    );
    expect(block(text, "term all-of-it")).toBe(
      [
        "term all-of-it {",
        "    from {",
        "        as-path-neighbors as-list PEERC_ASN_1;",
        `        policy ${NAME}_IMPORT_ALL_OF_IT;`,
        "    }",
        "    then accept;",
        "}",
      ].join("\n"),
    );
    const lines = block(text, `policy-statement ${NAME}_IMPORT_ALL_OF_IT`).split("\n");
    expect(lines.filter((line) => line.startsWith("            "))).toEqual([
      "            prefix-list PEERC_X;",
      "            policy PEERC_NOT_ORIGIN_IN_Y;",
      "            validation-database invalid;",
      "            next-hop 192.0.2.1;",
    ]);
    expect(lines.slice(-2)).toEqual(["    then accept;", "}"]);
  });

  test("trap 14.31: no entry of a list has an action", () => {
    const text = render(junosPlan());
    for (const [, entries = ""] of text.matchAll(/route-filter-list PEERC_\w+ \{\n([^}]*)\}/g)) {
      for (const line of entries.trim().split("\n")) {
        expect(line.trim()).toMatch(
          /^\S+ (exact|orlonger|upto \/\d+|prefix-length-range \/\d+-\/\d+);$/,
        );
      }
    }
  });
});

describe("options of a session", () => {
  const group = (plan: RouterPlan): string => block(render(plan), `group ${NAME}`);

  test("roles from 25.2", () => {
    const role = { role: "rs-client", roleStrict: false } as const;
    expect(group(withOptions(role, [25, 1]))).not.toContain("otc-local-role");
    expect(group(withOptions(role, [25, 2]))).toContain(
      "        otc-local-role {\n            route-server-client;\n        }",
    );
    expect(group(withOptions({ role: "provider", roleStrict: true }, [25, 2]))).toContain(
      "            provider strict;",
    );
  });

  test("a link-local neighbor has its interface in the place of our address", () => {
    const text = render(withoutAsSets(onLink("junos", [25, 4])));
    expect(text).toContain("neighbor fe80::2 {\n");
    expect(text).toContain(" local-interface xe-0/0/1.0;\n");
    expect(text).not.toContain("local-address");
  });

  test("timers", () => {
    const timers = { keepalive: 10, hold: 90 };
    expect(group(withOptions({ timers }, [25, 2]))).not.toContain("keepalive-time");
    expect(group(withOptions({ timers }, [25, 4]))).toContain(
      "        hold-time 90;\n        keepalive-time 10;",
    );
  });

  test("graceful restart that is off; a session is a helper by default, and the router's setting does more", () => {
    const off = "        graceful-restart {\n            disable;\n        }";
    expect(group(withOptions({ gracefulRestart: "off" }))).toContain(off);
    for (const gracefulRestart of [null, "helper", "full"] as const) {
      expect(group(withOptions({ gracefulRestart }))).not.toContain("graceful-restart");
    }
  });

  test("a session that is shut, with and without a message", () => {
    expect(group(withOptions({ shutdown: { message: null } }))).toContain("        shutdown;");
    expect(group(withOptions({ shutdown: { message: "see you" } }))).toContain(
      '        shutdown {\n            notify-message "see you";\n        }',
    );
    expect(group(withOptions({ shutdown: null }))).not.toContain("shutdown;");
  });

  test("TCP-AO with a key chain of the router, and with a key of the session", () => {
    const chain = withOptions({ tcpAo: { kind: "keychain", name: "core keys" } });
    expect(group(chain)).toContain(
      '        authentication-algorithm ao;\n        authentication-key-chain "core keys";',
    );
    expect(render(chain)).not.toContain("security {");
    const secret = { env: "AO_KEY" };
    const keys = [{ id: 7, algorithm: "aes-128-cmac-96", secret }] as const;
    const text = render(withOptions({ tcpAo: { kind: "keys", keys } }));
    expect(text).toContain(`authentication-key-chain ${NAME}_AO;`);
    expect(block(text, `key-chain ${NAME}_AO`)).toContain('secret "${AO_KEY}";');
    expect(text).toContain("## secrets    AO_KEY\n");
  });

  test("nothing is kept or enforced that was not declared", () => {
    const text = group(withOptions({ keepRoutes: false, enforceFirstAs: false, passive: false }));
    expect(text).not.toMatch(/keep all|enforce-first-as|passive|authentication|bfd/);
  });
});

describe("no text of the declaration becomes configuration", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary", minLength: 1, maxLength: 30 }),
    fc.constantFrom('"; } } system {', "*/ delete: protocols; /*", "a\nb;", "${HOME}", "\\"),
  );

  test("in comments, descriptions and messages", () => {
    const shape = (text: string): string =>
      text
        .replace(/\/\*.*?\*\//g, "/**/")
        .replace(/^##.*$/gm, "##")
        .replace(/(description|notify-message) "[^"\n]*"/g, "$1");
    const expected = shape(render(withOptions({ shutdown: { message: "x" } })));
    fc.assert(
      fc.property(hostile, (text) => {
        const safe = unsafeCharacter(text) === null ? text : "x";
        const plain = withOptions({ shutdown: { message: safe } });
        const plan = mapSessions(plain, (session) => ({
          ...session,
          description: safe,
          place: text,
        }));
        const peers = plan.peers.map((peer) => ({ ...peer, name: text }));
        const prefixes = plan.lists.prefixes.map((list) => ({ ...list, about: text }));
        const lists = { ...plan.lists, prefixes };
        const found = render({ ...plan, peers, lists, networkName: text, site: text });
        expect(shape(found)).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });

  test("an unsafe text never gets past the renderer", () => {
    expect(() => render(planWith({ description: 'x" y' }))).toThrow("cannot be quoted");
    expect(() => render(planWith({ name: "PEERC X" }))).toThrow("not a name");
  });
});
