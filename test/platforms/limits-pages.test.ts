import { describe, expect, test } from "@jest/globals";

import type { PlatformName, RouterPlan, SessionOptions, Version } from "../../src/model/index.ts";
import { complaintsOf, type Range } from "../../src/platforms/complaints.ts";
import { platformFacts } from "../../src/platforms/index.ts";
import { importOf } from "../fixtures/import-of.ts";
import { limitsPage } from "../fixtures/limits-page.ts";
import { accept, is, prefixList, routerPlan, SPAN, term } from "../fixtures/plan.ts";
import { smallPlan } from "../fixtures/small-plan.ts";

/** A version that has everything, for each platform. */
const VERSIONS: Readonly<Record<PlatformName, Version>> = {
  bird: [2, 17],
  frr: [9, 1],
  iosxr: [24, 4],
  junos: [25, 4],
};

/** The number that a message is about → the beginning of its row. */
const ROWS: readonly (readonly [RegExp, RegExp])[] = [
  [/refresh (?:time|interval)/, /^refresh of an RPKI cache/],
  [/retry time/, /^retry of an RPKI cache/],
  [/expire time/, /^expire of an RPKI cache/],
  [/expiry/, /^kept records of a lost RPKI cache/],
  [/^the preference/, /^preference of an RPKI cache/],
  [/BFD interval/, /^BFD interval/],
  [/BFD multiplier/, /^BFD multiplier/],
  [/hold time/, /^hold time, seconds/],
  [/keepalive time/, /^keepalive, seconds/],
  [/pause|restart time|idle time/, /^(?:restart|idle time) after the prefix limit/],
  [/TCP MSS/, /^TCP MSS/],
  [/id of a TCP-AO key/, /^id of a TCP-AO key/],
  [/prefix limit/, /^prefix limit/],
  [/length of the description/, /^(?:bytes|characters) of a description/],
  [/length in bytes of the shutdown message/, /^bytes of a shutdown message/],
  [/length of the key chain/, /^characters of a key chain's name/],
  [/length of the name/, /^(?:bytes of a name|characters of a policy's or set's name)/],
  [/AS_PATH length|hops in term/, /^hops (?:of a condition|that `as-path-calc-length`)/],
  [/route-map entries/, /^entries of a term/],
  [/prefixes of/, /^prefixes of a `prefix-list`/],
  [/prepends/, /^copies of `prepend as-path`/],
];

const DECLARED = "a declaration has no other numbers";

/** Rows of a page about numbers that no range of `limits` decides, and what does. */
const ELSEWHERE: Readonly<Record<PlatformName, Readonly<Record<string, string>>>> = {
  bird: {
    "hold time, seconds": DECLARED,
    "keepalive, seconds": DECLARED,
    "hops of multihop": DECLARED,
    "prefix limit": DECLARED,
    "BFD multiplier": DECLARED,
    "id of a TCP-AO key": DECLARED,
  },
  frr: {
    "hops of multihop": DECLARED,
    "prefix limit": DECLARED,
    "warning, percent": DECLARED,
    "bytes of a name": "`isName` of quote.ts",
    "bytes of a secret": "nobody: the file's header states it",
    "bytes of a line of the base file": "base-limits.ts",
  },
  iosxr: {
    "kept records of a lost RPKI cache, seconds": "`purgeTime`: the nearest number is printed",
    "hops of multihop": DECLARED,
  },
  junos: {
    "hold time of an RPKI cache, seconds": "`holdTime`, which follows from the refresh time",
    "port of an RPKI cache": DECLARED,
    "warning, percent": DECLARED,
    "hops of multihop": DECLARED,
    "characters of a name of a community": "names of peerc's own are shorter",
    "characters of a description": "`longestDescription`: a longer one is shortened",
  },
};

/** Options that have numbers. */
const OPTIONS: readonly Partial<SessionOptions>[] = [
  {
    bfd: { intervalMs: 300, multiplier: 3 },
    timers: { keepalive: 10, hold: 30 },
    tcpMss: 1400,
    multihop: 2,
    shutdown: { message: "moved" },
  },
  { tcpAo: { kind: "keychain", name: "KC" } },
  {
    tcpAo: {
      kind: "keys",
      keys: [{ id: 1, algorithm: "hmac-sha-1-96", secret: { env: "AO" } }],
    },
  },
];

/** The ranges that `limits` holds a plan's numbers to, by what they are of. */
function rangesOf(plan: RouterPlan): readonly (readonly [what: string, range: Range])[] {
  const facts = platformFacts[plan.platform];
  const ranges: (readonly [string, Range])[] = [];
  const complain = complaintsOf(plan, facts, Object.values(platformFacts), () => undefined);
  const range = (what: string, _value: number, found: Range) => ranges.push([what, found]);
  facts.limits(plan, { ...complain, range });
  return ranges;
}

function plansOf(platform: PlatformName): readonly RouterPlan[] {
  const version = VERSIONS[platform];
  const list = prefixList("PEERC_L", "ipv4", ["10.0.0.0/8"]);
  const policy = importOf(
    term(
      100,
      "a",
      [is({ kind: "as-path-length", atLeast: 5 }), is({ kind: "prefix", list })],
      accept,
      [{ kind: "prepend", asn: 64500, times: 2 }],
    ),
  );
  return [
    routerPlan(platform, version),
    ...OPTIONS.map((options) =>
      smallPlan(platform, version, {
        options,
        import: policy,
        maxPrefixes: { maximum: 100, onExceed: { kind: "restart", afterMinutes: 30 }, span: SPAN },
      }),
    ),
  ];
}

describe.each(Object.keys(VERSIONS) as PlatformName[])("docs/limits/%s.md", (platform) => {
  const page = limitsPage(platform);
  const ranges = plansOf(platform).flatMap(rangesOf);
  const rowOf = (what: string) => {
    const row = ROWS.find(([message]) => message.test(what))?.[1];
    return [...page.keys()].find((key) => row?.test(key)) ?? "none";
  };

  test("has each range that limits hold numbers to", () => {
    for (const [what, { least, most }] of ranges) {
      // FRR's range is a third of the hold time, and that of other texts of IOS-XR is said below the table.
      if (/keepalive time/.test(what) && platform === "frr") continue;
      if (/length of the (?:interface|password variable|variable)/.test(what)) continue;
      const row = rowOf(what);
      const found = page.get(row);
      const expected = { what, row, least: least ?? found?.least, most: most ?? found?.most };
      expect({ what, row, ...found }).toEqual(expected);
    }
  });

  test("has room for the descriptions that plans are made with", () => {
    const [row] = [...page].filter(([what]) => / of a description/.test(what));
    expect(row?.[1].most).toBeGreaterThanOrEqual(platformFacts[platform].longestDescription);
  });

  test("has no other numbers, but those that are decided elsewhere", () => {
    const rows = new Set<string>(ranges.map(([what]) => rowOf(what)));
    const others = [...page.keys()].filter((row) => !rows.has(row));
    expect(others).toEqual(Object.keys(ELSEWHERE[platform]));
  });
});
