import type { Verdict } from "../../src/audit/index.ts";
import { goodPeer, type KnownPeer } from "./known-peers.ts";

const M = 1e6;

/** What differs from a peer that does everything right, and what must be said of it. Everything else is ok. */
export interface Case {
  readonly name: string;
  readonly differs: (good: KnownPeer) => Partial<KnownPeer>;
  readonly said?: Readonly<Partial<Record<string, Verdict>>>;
}

const both = (sends: readonly string[]): Partial<KnownPeer> => ({
  sessions: [
    { at: "ix", sends },
    { at: "ix2", sends },
  ],
});
/** The checks that need what the peer sends. */
const SENT = [
  "registered",
  "visible",
  "same-everywhere",
  "prefix-length",
  "default-route",
  "max-prefix",
];
const open = (...ids: readonly string[]): NonNullable<Case["said"]> =>
  Object.fromEntries(ids.map((id) => [id, "undecided" as const]));
const number = ({ asn }: KnownPeer) => asn - 1000;

/** One thing each. */
export const CASES: readonly Case[] = [
  { name: "does everything right", differs: () => ({}) },
  {
    name: "has little traffic",
    differs: () => ({ flows: { received: 499 * M, sent: 100 * M } }),
    said: { traffic: "violated" },
  },
  { name: "has just enough traffic", differs: () => ({ flows: { received: 0, sent: 500 * M } }) },
  { name: "is not measured", differs: () => ({ flows: null }), said: open("traffic") },
  {
    name: "has little traffic in the only direction that is measured",
    differs: () => ({ flows: { received: 3 * M, sent: null } }),
    said: open("traffic"),
  },
  {
    name: "has enough traffic in the only direction that is measured",
    differs: () => ({ flows: { received: null, sent: 700 * M } }),
  },
  {
    name: "has a NOC without a phone",
    differs: () => ({ contacts: [{ hasPhone: false }] }),
    said: { "noc-contact": "violated" },
  },
  {
    name: "has a NOC for users of PeeringDB",
    differs: () => ({ contacts: [{ visible: "Users" }] }),
  },
  {
    name: "has contacts for other things",
    differs: () => ({ contacts: [{ role: "Policy" }, { role: "Abuse" }] }),
    said: { "noc-contact": "violated" },
  },
  {
    name: "has no record in PeeringDB",
    differs: () => ({ record: "none" }),
    said: {
      "peeringdb-record": "violated",
      ...open("noc-contact", "peeringdb-as-set", "locations"),
    },
  },
  {
    name: "is newer than the PeeringDB data",
    differs: () => ({ record: "not-asked" }),
    said: open("noc-contact", "peeringdb-record", "peeringdb-as-set", "locations"),
  },
  {
    name: "names no as-set in PeeringDB",
    differs: () => ({ record: { asSet: " " } }),
    said: { "peeringdb-record": "violated", ...open("peeringdb-as-set") },
  },
  {
    name: "writes its as-set with the registry after it",
    differs: ({ asn }) => ({ record: { asSet: `as-p${asn}@radb` } }),
  },
  {
    name: "writes its as-set with a blank after the registry",
    differs: ({ asn }) => ({ record: { asSet: `RADB: AS-P${asn}` } }),
  },
  {
    name: "names another as-set in PeeringDB",
    differs: () => ({ record: { asSet: "AS-OTHER" } }),
    said: { "peeringdb-as-set": "violated" },
  },
  {
    name: "names the as-set of another registry",
    differs: ({ asn }) => ({ record: { asSet: `RIPE::AS-P${asn}` } }),
    said: { "peeringdb-as-set": "violated" },
  },
  {
    name: "has a sentence in place of an as-set",
    differs: () => ({ record: { asSet: "please ask our NOC" } }),
    said: { "peeringdb-as-set": "violated" },
  },
  {
    name: "has a sentence with its as-set in it",
    differs: ({ asn }) => ({ record: { asSet: `IPv4 (RADB): AS-P${asn}, otherwise ask us` } }),
    said: open("peeringdb-as-set"),
  },
  {
    name: "says no limit in PeeringDB",
    differs: () => ({ record: { prefixes4: 0 } }),
    said: { "peeringdb-record": "violated" },
  },
  {
    name: "says no limit of a family in which it has no session",
    differs: () => ({ record: { prefixes6: null } }),
  },
  {
    name: "has a single port",
    differs: (good) => ({ ports: { ix: [10] }, sessions: good.sessions.slice(0, 1) }),
    said: { locations: "violated" },
  },
  {
    name: "has one port fewer in PeeringDB than it has sessions with us",
    differs: () => ({ ports: { ix: [10] } }),
    said: open("locations"),
  },
  { name: "has a LAG at one exchange", differs: () => ({ ports: { ix: [20], ix2: [1] } }) },
  { name: "has faster ports", differs: () => ({ ports: { ix: [100], ix2: [1] } }) },
  {
    name: "has two slow ports",
    differs: () => ({ ports: { ix: [9], ix2: [9] } }),
    said: { locations: "violated" },
  },
  {
    name: "has a port that is not operational",
    differs: () => ({ ports: { ix: [10], ix2: [-10] } }),
    said: { locations: "violated" },
  },
  {
    name: "has a private interconnect",
    differs: (good) => ({
      ports: { ix: [10] },
      sessions: [good.sessions[0]!, { at: "pni", sends: good.registered }],
      counted: [1000, 0],
    }),
    said: open("locations"),
  },
  {
    name: "sends what it has not registered, and what nobody else sees",
    differs: (good) => both([...good.registered, `100.${number(good)}.12.0/24`]),
    said: { registered: "violated", ...open("visible") },
  },
  {
    name: "sends what only our declaration has",
    differs: (good) => ({
      ...both([...good.registered, `100.${number(good)}.12.0/24`]),
      yaml: `    prefixes: [100.${number(good)}.12.0/24]\n`,
      table: { ...good.table, [`100.${number(good)}.12.0/24`]: 200 },
    }),
    said: { registered: "violated" },
  },
  {
    name: "sends a part of a visible prefix to peers alone",
    differs: (good) => {
      const more = `100.${number(good)}.1.0/24`;
      return { ...both([...good.registered, more]), registered: [...good.registered, more] };
    },
  },
  {
    name: "sends a registered prefix that nobody else sees",
    differs: (good) => ({ table: { [good.registered[0]!]: 290 } }),
    said: { visible: "violated" },
  },
  {
    name: "sends a prefix that few see",
    differs: (good) => ({ table: { ...good.table, [good.registered[1]!]: 29 } }),
    said: { visible: "violated" },
  },
  {
    name: "sends a prefix that just enough see",
    differs: (good) => ({ table: { ...good.table, [good.registered[1]!]: 30 } }),
  },
  {
    name: "sends less at one exchange",
    differs: ({ registered }) => ({
      sessions: [
        { at: "ix", sends: registered },
        { at: "ix2", sends: registered.slice(1) },
      ],
    }),
    said: { "same-everywhere": "violated" },
  },
  {
    name: "sends nothing at one exchange",
    differs: ({ registered }) => ({
      sessions: [
        { at: "ix", sends: registered },
        { at: "ix2", sends: [] },
      ],
    }),
    // Perhaps because it was closed for having sent too much.
    said: open("same-everywhere", "max-prefix"),
  },
  { name: "sends nothing at all", differs: () => both([]), said: open(...SENT) },
  {
    name: "is known at one exchange alone",
    differs: ({ registered }) => ({
      sessions: [
        { at: "ix", sends: registered },
        { at: "ix2", sends: null },
      ],
    }),
    said: open(...SENT),
  },
  {
    name: "sends a long prefix, and is known at one exchange alone",
    differs: (good) => {
      const long = `100.${number(good)}.0.0/25`;
      return {
        registered: [...good.registered, long],
        sessions: [
          { at: "ix", sends: [...good.registered, long] },
          { at: "ix2", sends: null },
        ],
      };
    },
    said: { ...open(...SENT), "prefix-length": "violated" },
  },
  {
    name: "asks to drop traffic to a host",
    differs: (good) => ({
      sessions: [
        {
          at: "ix",
          sends: [...good.registered, `100.${number(good)}.0.1/32 ${good.asn} 65535:666`],
        },
        { at: "ix2", sends: good.registered },
      ],
    }),
  },
  {
    name: "sends a default route",
    differs: (good) => both([...good.registered, "0.0.0.0/0"]),
    said: { "default-route": "violated" },
  },
  {
    name: "sends more than its limit",
    differs: () => ({ yaml: "    max_prefixes: { ipv4: 1 }\n" }),
    said: { "max-prefix": "violated" },
  },
  {
    name: "points a route at us over its interconnect",
    differs: (good) => ({
      sessions: [{ at: "pni", sends: good.registered }],
      counted: [950, 50],
    }),
    said: { "announced-only": "violated" },
  },
  {
    name: "has an interconnect without a counter",
    differs: (good) => ({ sessions: [{ at: "pni", sends: good.registered }] }),
    said: open("announced-only"),
  },
  {
    name: "has a private ASN",
    differs: () => ({ asn: 64820 }),
    said: { "public-asn": "violated" },
  },
  {
    name: "has nothing registered",
    differs: () => ({ registered: [] }),
    said: { "as-set": "violated", registered: "violated" },
  },
  {
    name: "is planned",
    differs: () => ({ yaml: "    state: planned\n" }),
    said: open(...SENT, "announced-only"),
  },
];

/** What a case changes of a peer. */
function changed({ differs }: Case, index: number): Partial<KnownPeer> {
  return differs(goodPeer(index + FIRST));
}

const FIRST = 64;

/** Whether a case changes what others take as given: its ASN, what it registers, or that it is at exchanges. */
function isPeculiar(one: Case): boolean {
  const { asn, registered, sessions } = changed(one, 0);
  const isElsewhere = sessions?.some(({ at }) => at === "pni") === true;
  return asn !== undefined || registered?.length === 0 || isElsewhere;
}

/** Two cases in one peer, if neither changes what the other is about. */
function together(one: Case, other: Case): readonly Case[] {
  const keys = [one, other].map((each) => Object.keys(changed(each, 0)));
  const ids = [one, other].map(({ said = {} }) => Object.keys(said));
  const overlaps = ([first = [], second = []]: readonly (readonly string[])[]) =>
    first.some((each) => second.includes(each));
  if (overlaps(keys) || overlaps(ids) || isPeculiar(one) || isPeculiar(other)) return [];
  return [
    {
      name: `${one.name}, and ${other.name}`,
      differs: (good) => ({ ...one.differs(good), ...other.differs(good) }),
      said: { ...one.said, ...other.said },
    },
  ];
}

/** Every fifth of the pairs. */
const PAIRS = CASES.slice(1)
  .flatMap((one, i) => CASES.slice(i + 2).flatMap((other) => together(one, other)))
  .filter((_, i) => i % 5 === 0)
  .slice(0, 100);

/** All cases. */
export const ALL = [...CASES, ...PAIRS];
/** The peer of each case. */
export const PEERS = ALL.map((one, i) => ({ ...goodPeer(i + FIRST), ...changed(one, i) }));
