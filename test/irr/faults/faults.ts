import { framed, type FakeRegistry } from "../bgpq4/bgpq4-fake-server.ts";
import type { Expected, Fault, Step } from "./fault.ts";
import type { Act, Door } from "./lying-server.ts";
import { REGISTRY, RIGHT_LIST } from "./registry.ts";
import { STEPS } from "./steps.ts";

const REFUSED = { native: "irr-server-unusable", bgpq4: "irr-server-failed" } as const;
const RIGHT = { native: "right", bgpq4: "right" } as const;

const ONLY_BGPQ4 = { right: { native: "not asked", bgpq4: "right" } } as const;
/** Refused since bgpq4's list is not what the server named, or bgpq4 complains. */
const WORD = { expected: { native: REFUSED.native, bgpq4: "irr-bgpq4-failed" } } as const;

const WITHOUT_ONE = ["192.0.2.0/24", "198.51.100.0/24", "2001:db8::/32", "2001:db8:1::/48"];

const WITHOUT_ASN = ["192.0.2.0/24", "198.51.100.0/24", "2001:db8::/32"];
const ONLY_IPV4 = RIGHT_LIST.filter((prefix) => !prefix.includes(":"));
/** RIPE's AS-X: what must never be in a list. */
const STRANGERS = ["100.66.6.0/24"];
const WITH_STRANGERS = [...STRANGERS, ...WITHOUT_ASN];

function mapRoutes(isKept: (prefix: string) => boolean): FakeRegistry["routes"] {
  return Object.fromEntries(
    Object.entries(REGISTRY.routes).map(([asn, prefixes]) => [asn, prefixes.filter(isKept)]),
  );
}

function both(expected: Expected) {
  return { native: expected, bgpq4: expected };
}

const DOORS: readonly (readonly [Door, string, boolean])[] = [
  ["closed", "refuses connections", false],
  ["close", "closes at once", false],
  ["reset", "resets at once", false],
  ["hang", "accepts and says nothing", true],
  ["greet", "speaks first, as a mail server does", false],
];

/** What can be wrong with any answer, whatever the query. */
const ANYWHERE: readonly (readonly [string, Act])[] = [
  ["closes", { then: "close" }],
  ["resets", { then: "reset" }],
  ["hangs", { then: "hang" }],
  ["answers `F`", { send: "F Internal error\n" }],
  ["answers `D`", { send: "D\n" }],
  ["answers `E`", { send: "E\n" }],
  ["answers with a web page", { send: "HTTP/1.1 400 Bad Request\r\nServer: x\r\n\r\n<html>" }],
];

/** What an honest server would say about another registry, or what makes no difference. */
const EXCEPTIONS = new Map<Step, Readonly<Record<string, Partial<Fault>>>>([
  [STEPS.set, { "answers `D`": { expected: both("irr-object-unknown") } }],
  [
    STEPS.inner,
    { "answers `D`": { expected: { native: "irr-member-unknown", bgpq4: "irr-bgpq4-failed" } } },
  ],
  [
    STEPS.identify,
    Object.fromEntries(
      ["F", "D", "E"].map((code) => [`answers \`${code}\``, { expected: ONLY_BGPQ4.right }]),
    ),
  ],
  [
    STEPS.probe,
    Object.fromEntries(
      ["F", "D", "E"].map((code) => [`answers \`${code}\``, { expected: ONLY_BGPQ4.right }]),
    ),
  ],
  [
    STEPS.order,
    { "answers `D`": { expected: { native: REFUSED.native, bgpq4: "irr-bgpq4-failed" } } },
  ],
  [
    STEPS.ipv4,
    {
      "answers `D`": { expected: REFUSED },
    },
  ],
  [STEPS.ipv6, { "answers `D`": { expected: REFUSED } }],
  [
    STEPS.one,
    {
      "answers `D`": {
        expected: both("believed"),
        list: { native: WITHOUT_ONE, bgpq4: WITHOUT_ONE },
      },
    },
  ],
  [
    STEPS.origins,
    { "answers `D`": { expected: { native: "not asked", bgpq4: "irr-bgpq4-failed" } } },
  ],
]);

function anywhere(step: Step): readonly Fault[] {
  const { native, bgpq4 } = step.queried;
  const expected = {
    native: native ? REFUSED.native : "not asked",
    bgpq4: bgpq4 ? REFUSED.bgpq4 : "not asked",
  } as const;
  return ANYWHERE.map(([does, act]) => {
    const fault = { step, does, act: () => act, hangs: act.then === "hang", expected };
    return { ...fault, ...EXCEPTIONS.get(step)?.[does] };
  });
}

/** Lies about the data of an answer. */
type DataLie = readonly [string, (honest: string) => string | Act, Partial<Fault>?];

const IPV4_DATA: readonly DataLie[] = [
  // The frame.
  ["gives a length that is short by 1", (a) => relengthen(a, -1)],
  ["gives a length that is short by 2", (a) => relengthen(a, -2)],
  ["gives a length that is short by 10", (a) => relengthen(a, -10)],
  ["gives a length that is long by 1", (a) => relengthen(a, 1)],
  ["gives a length that is long by 2", (a) => relengthen(a, 2), { hangs: true }],
  ["gives a length that is long by 1000", (a) => relengthen(a, 1000), { hangs: true }],
  ["gives an absurd length", () => "A99999999999999\n"],
  ["gives a length of zero", () => "A0\nC\n"],
  ["gives a negative length", (a) => a.replace(/^A/, "A-")],
  ["gives a length in octal", (a) => a.replace(/^A/, "A0")],
  ["gives a length that is no number", (a) => a.replace("\n", "x\n")],
  ["ends the data with `F`", (a) => a.replace(/C\n$/, "F truncated\n")],
  ["ends the data with `D`", (a) => a.replace(/C\n$/, "D\n")],
  ["ends the data with `E`", (a) => a.replace(/C\n$/, "E\n")],
  ["closes after the data, without `C`", (a) => ({ send: a.slice(0, -2), then: "close" })],
  ["hangs after the data, without `C`", (a) => ({ send: a.slice(0, -2), then: "hang" })],
  ["closes within the data", (a) => ({ send: a.slice(0, 20), then: "close" })],
  ["resets within the data", (a) => ({ send: a.slice(0, 20), then: "reset" })],
  ["hangs within the data", (a) => ({ send: a.slice(0, 20), then: "hang" })],
  ["closes within the length", () => ({ send: "A1", then: "close" })],
  ["hangs within the length", () => ({ send: "A1", then: "hang" })],
  ["sends a byte at a time", (a) => ({ send: a, how: "bytes" }), { expected: RIGHT }],
  ["ends its lines with CRLF", (a) => a.replaceAll("\n", "\r\n")],
  ["ends its lines with CRLF and counts them", (a) => recount(a.replaceAll("\n", "\r\n"))],
  ["sends an empty line first", (a) => `\n${a}`],
  ["sends bytes that are no text", () => "\x16\x03\x01\x02\0\x01\xfc\x03\x03\xff\xfe\n"],
  ["sends a line without end", () => ({ send: "F ", then: "flood" })],
  ["sends data without end", () => ({ send: "A268000000\n1", then: "flood" }), { hangs: true }],
  ["sends answers without end", (a) => ({ send: `${a}\n`, then: "flood" }), { varies: true }],
  ["answers twice", (a) => a + a, { varies: true }],
  ["answers another query first", (a) => ({ send: a, how: "late" }), { hangs: "bgpq4" }],
  ["does not answer, and goes on", () => ({ send: "" }), { hangs: true }],
  // The words.
  ["has NUL between prefixes", (a) => a.replace(" ", "\0")],
  ["has NUL behind a prefix", (a) => data(a, (t) => `${t}\0`)],
  ["has words that are no prefixes", (a) => data(a, (t) => `${t} oops`), WORD],
  ["has an ASN among the prefixes", (a) => data(a, (t) => `${t} AS64666`), WORD],
  ["has a prefix of the other family", (a) => data(a, (t) => `${t} 2001:db8:666::/48`), WORD],
  ["has prefixes of the other family only", () => framed("2001:db8:666::/48"), WORD],
  ["has an IPv4 prefix written as IPv6", (a) => data(a, (t) => `${t} ::ffff:100.66.6.0/120`), WORD],
  ["has host bits", (a) => data(a, (t) => `${t} 100.66.6.1/24`), WORD],
  ["has an octal number, `010.1.2.0/24`", (a) => data(a, (t) => `${t} 010.1.2.0/24`), WORD],
  ["has a hexadecimal number", (a) => data(a, (t) => `${t} 0x0a010200/24`), WORD],
  ["has a short form, `10/8`", (a) => data(a, (t) => `${t} 10/8`), WORD],
  ["has a prefix without its length", (a) => data(a, (t) => `${t} 100.66.6.0`), WORD],
  ["has a length above 32", (a) => data(a, (t) => `${t} 100.66.6.0/33`), WORD],
  ["has a length with a zero in front", (a) => data(a, (t) => `${t} 100.66.6.0/024`), WORD],
  ["has a length with a sign", (a) => data(a, (t) => `${t} 100.66.6.0/+24`), WORD],
  ["has a mask for a length", (a) => data(a, (t) => `${t} 100.66.6.0/255.255.255.0`), WORD],
  ["has a range operator", (a) => data(a, (t) => `${t} 100.66.6.0/24^25-32`), WORD],
  ["has a comma behind a prefix", (a) => data(a, (t) => `${t}, 100.66.6.0/24`), WORD],
  ["has digits of another script", (a) => data(a, (t) => `${t} 10\xb9.0.0.0/8`)],
  ["has a prefix twice", (a) => data(a, (t) => `${t} ${t}`), { expected: RIGHT }],
  ["has the prefixes in another order", (a) => data(a, reverse), { expected: RIGHT }],
  ["has one prefix on each line", (a) => a.replaceAll(" ", "\n"), { expected: RIGHT }],
  [
    "has two spaces between prefixes",
    (a) => data(a, (t) => t.replace(" ", "  ")),
    { expected: { native: "right", bgpq4: REFUSED.bgpq4 } },
  ],
  ["has tabs between prefixes", (a) => data(a, (t) => t.replace(" ", "\t"))],
];

const DROPPED = { expected: both("irr-object-unknown") };

const SET_DATA: readonly DataLie[] = [
  ["shows another set", (a) => data(a, (t) => t.replace("AS-X", "AS-Y"))],
  ["shows the set of another source", (a) => data(a, (t) => t.replace(/source: .*/, "source: TC"))],
  [
    "shows an object of another class",
    () => framed("route: 192.0.2.0/24\norigin: AS64500\nsource: RADB"),
  ],
  ["shows something that is no object", () => framed("<html><body>Sorry</body></html>")],
  ["shows members without commas", (a) => data(a, (t) => t.replace(", ", " ")), DROPPED],
  ["ends its lines with CRLF", (a) => a.replaceAll("\n", "\r\n")],
  ["gives a length that is short by 2", (a) => relengthen(a, -2)],
  ["gives a length that is short by 10", (a) => relengthen(a, -10)],
  [
    "cuts the members off in a whole answer",
    (a) => data(a, (t) => t.slice(0, t.indexOf("members:") + 14)),
    DROPPED,
  ],
  ["has NUL among the members", (a) => data(a, (t) => t.replace(", ", ",\0")), DROPPED],
  [
    "names a member of 300 characters",
    (a) => data(a, (t) => t.replace("AS-INNER", `AS-${"N".repeat(297)}`)),
    { expected: { native: "irr-member-unknown", bgpq4: "irr-bgpq4-failed" } },
  ],
];

const INNER_DATA: readonly DataLie[] = [
  [
    "shows members without commas",
    (a) => data(a, (t) => t.replace(", ", " ")),
    { expected: { native: "irr-member-unknown", bgpq4: "irr-bgpq4-failed" } },
  ],
  ["shows another set", (a) => data(a, (t) => t.replace("AS-INNER", "AS-OTHER"))],
];

const ONE_DATA: readonly DataLie[] = [
  ["gives a length that is short by 2", (a) => relengthen(a, -2)],
  ["ends the data with `F`", (a) => a.replace(/C\n$/, "F truncated\n")],
  ["closes within the data", (a) => ({ send: a.slice(0, 20), then: "close" })],
  ["has host bits", (a) => data(a, (t) => `${t} 100.66.6.1/24`), WORD],
  ["has words that are no prefixes", (a) => data(a, (t) => `${t} oops`), WORD],
  ["sends a byte at a time", (a) => ({ send: a, how: "bytes" }), { expected: RIGHT }],
];

const STRAY = { expected: { native: "not asked", bgpq4: "irr-bgpq4-failed" } } as const;

/** bgpq4 asks all sources at once, and so does not see the contradiction. */
const CONTRADICTION: Fault = {
  step: STEPS.one,
  does: "has prefixes in all sources together, and in none of them",
  act: (honest, { selected }) => ({ send: selected.includes(",") ? honest : "D\n" }),
  expected: { native: REFUSED.native, bgpq4: "right" },
};

const ONCE: Fault = {
  step: STEPS.one,
  does: "answers `D`, and has prefixes when it is asked again",
  act: (honest, { times }) => ({ send: times === 0 ? "D\n" : honest }),
  expected: REFUSED,
};

const ORIGIN_DATA: readonly DataLie[] = [
  ["leaves an ASN out", () => framed("AS64500"), STRAY],
  ["adds an ASN", (a) => data(a, (t) => `${t} AS64666`), STRAY],
  ["has an ASN that wraps to another", (a) => data(a, (t) => `${t} AS4295031962`), STRAY],
  ["has words that are no ASNs", (a) => data(a, (t) => `${t} 192.0.2.0/24`), STRAY],
];

/** Of the registry, rather than of an answer. */
const MANY = Array.from({ length: 40_000 }, (_, i) => `10.${i >> 8}.${i & 255}.0/24`);
const MANY_SOURCES = Array.from({ length: 40 }, (_, i) => `SOURCE${i}`);
const STRANGE: readonly Fault[] = [
  {
    step: STEPS.registry,
    does: "has lost the prefixes of an ASN",
    registry: { routes: { ...REGISTRY.routes, 64501: [] } },
    expected: both("believed"),
    list: { native: WITHOUT_ASN, bgpq4: WITHOUT_ASN },
  },
  {
    step: STEPS.registry,
    does: "has lost the IPv6 prefixes of all ASNs",
    registry: { routes: mapRoutes((prefix) => !prefix.includes(":")) },
    expected: both("believed"),
    list: { native: ONLY_IPV4, bgpq4: ONLY_IPV4 },
  },
  {
    step: STEPS.registry,
    does: "has lost the set, of which RIPE has a stranger's",
    registry: { sets: { "RIPE AS-X": ["AS64666"] } },
    expected: both("believed"),
    list: { native: STRANGERS, bgpq4: STRANGERS },
  },
  {
    step: STEPS.registry,
    does: "has lost the set in the set, of which RIPE has a stranger's",
    registry: {
      sets: {
        "RADB AS-X": ["AS64500", "AS-INNER"],
        "RIPE AS-INNER": ["AS64666"],
      },
    },
    expected: both("believed"),
    list: { native: WITH_STRANGERS, bgpq4: WITH_STRANGERS },
  },
  {
    step: STEPS.registry,
    does: "has 40 000 prefixes for an ASN",
    registry: { routes: { 64500: MANY, 64501: ["2001:db8::/32"] } },
    expected: RIGHT,
    list: { native: [...MANY, "2001:db8::/32"], bgpq4: [...MANY, "2001:db8::/32"] },
  },
  {
    step: STEPS.registry,
    does: "does not have one of the sources",
    sources: ["RADB", "NOPE", "RIPE"],
    expected: both("irr-source-unknown"),
  },
  {
    step: STEPS.registry,
    does: "does not have the source in front of the object",
    object: "NOPE::AS-X",
    expected: both("irr-source-unknown"),
  },
  {
    step: STEPS.registry,
    does: "has none of 40 sources",
    sources: MANY_SOURCES,
    expected: { native: "irr-source-unknown", bgpq4: "irr-bgpq4-unsupported" },
  },
  {
    step: STEPS.registry,
    does: "is asked for a name of 200 characters",
    object: `AS-${"N".repeat(197)}`,
    expected: both("irr-object-unknown"),
  },
  {
    step: STEPS.registry,
    does: "has the set in the second source only",
    registry: { sets: { "RIPE AS-X": ["AS64500", "AS64501"] } },
    expected: RIGHT,
  },
  {
    step: STEPS.registry,
    does: "has a set of nothing",
    registry: { sets: { "RADB AS-X": [] } },
    expected: both("irr-object-empty"),
  },
  {
    step: STEPS.registry,
    does: "has no prefix of any member",
    registry: { routes: {} },
    expected: both("irr-object-empty"),
  },
];

function lies(step: Step, list: readonly DataLie[]): readonly Fault[] {
  return list.map(([does, lie, more]) => {
    const act = (honest: string): Act => {
      const lied = lie(honest);
      return typeof lied === "string" ? { send: lied } : lied;
    };
    const { native, bgpq4 } = step.queried;
    const expected = {
      native: native ? REFUSED.native : "not asked",
      bgpq4: bgpq4 ? REFUSED.bgpq4 : "not asked",
    } as const;
    const hangs = act("A3\nx\nC\n").then === "hang";
    return { step, does, act, hangs, expected, ...more };
  });
}

/** Data with another length in front of it. */
function relengthen(answer: string, by: number): string {
  return answer.replace(/^A(\d+)/, (_, length: string) => `A${Number(length) + by}`);
}

/** An answer whose length is that of its data again. */
function recount(answer: string): string {
  const start = answer.indexOf("\n") + 1;
  const end = answer.lastIndexOf("C");
  return `A${end - start}\r\n${answer.slice(start)}`;
}

/** A whole answer with other data; what is no data stays. */
function data(answer: string, change: (text: string) => string): string {
  const text = /^A\d+\n([^]*)\nC\n$/.exec(answer)?.[1];
  return text === undefined ? answer : framed(change(text));
}

function reverse(text: string): string {
  return text.split(" ").reverse().join(" ");
}

/** Everything a server is made to do wrong, in the order of a conversation. */
export const FAULTS: readonly Fault[] = [
  ...DOORS.map(([door, does, hangs]) => ({
    step: STEPS.door,
    does,
    door,
    hangs,
    // The reset comes before the connection is known to be established, or after.
    varies: door === "reset",
    expected: REFUSED,
  })),
  ...anywhere(STEPS.sources),
  ...anywhere(STEPS.set),
  ...lies(STEPS.set, SET_DATA),
  ...anywhere(STEPS.inner),
  ...lies(STEPS.inner, INNER_DATA),
  ...anywhere(STEPS.end),
  ...anywhere(STEPS.identify),
  ...anywhere(STEPS.probe),
  ...anywhere(STEPS.order),
  ...anywhere(STEPS.ipv4),
  ...lies(STEPS.ipv4, IPV4_DATA),
  ...anywhere(STEPS.ipv6),
  ...anywhere(STEPS.one),
  ...lies(STEPS.one, ONE_DATA),
  ONCE,
  CONTRADICTION,
  ...anywhere(STEPS.origins),
  ...lies(STEPS.origins, ORIGIN_DATA),
  ...STRANGE,
];
