/** What is asked about a set by its name. */
const OF_SET = [
  (name) => `!i${name}`,
  (name) => `!i${name},1`,
  (name) => `!a${name}`,
  (name) => `!a4${name}`,
  (name) => `!a6${name}`,
  (name) => `!mas-set,${name}`,
  (name) => `!mroute-set,${name}`,
];

/** What is asked about an ASN. */
const OF_ASN = [(asn) => `!g${asn}`, (asn) => `!6${asn}`];

/** Names that no registry has, or that are none. */
const STRANGE_NAMES = [
  "AS-NOWHERE-AT-ALL",
  "AS1",
  "RS-",
  "AS-",
  "FOO",
  "A",
  "AS1:AS2",
  "*",
  "RADB::AS-X",
  "10.0.0.0/8",
  "AS-X^+",
  "AS-X AS-Y",
  " AS-X",
];
const STRANGE_ASNS = [
  "AS0",
  "AS4294967295",
  "AS4294967296",
  "AS99999999999999999999999",
  "as64500",
  "AS0064500",
  "64500",
  "AS",
  "AS1.5",
  "ASX",
  "AS-1",
  "AS1,AS2",
  "AS64500 ",
  " AS64500",
  "AS64_500",
  "AS 64500",
  "AS+64500",
  "10.0.0.0/8",
];

/** Queries that say something of the conversation, or that are none. */
const OF_CONVERSATION = [
  ...["!", "!n", "!npeerc 1", "!v", "!s-lc", "!s-*", "!s", "!e", "!eAS-S1", "!e-lc", "!e", "!e-lc"],
  ...["!t", "!t1", "!t1000", "!t0", "!t1001", "!tx", "!t-1", "!t30"],
  ...["!sNOWHERE", "!s-lc", "!s,", "!sNOWHERE,GEN-A"],
  ...[
    "!a",
    "!a4",
    "!a6",
    "!i",
    "!i,1",
    "!g",
    "!6",
    "!m",
    "!mas-set",
    "!mas-set,",
    "!m,AS-S1",
    "!mnothing,AS-S1",
    "!mAS-SET,AS-S1",
  ],
  ...["!I", "!Gas64500", "!z", "!5AS64500", "!?"],
  ...["!gAS64500\0", "!iAS-S1,1,1", "!iAS-S1,2", "!quit"],
];

/** What our server does not answer, and IRRd does. */
const NOT_SERVED = [
  ...[
    "!j-*",
    "!jGEN-A",
    "!J-*",
    "!r10.0.0.0/8",
    "!r10.0.0.0/8,o",
    "!r10.0.0.0/8,L",
    "!oMNT-A",
    "!r",
    "!o",
    "!j",
  ],
  ...["!fno-rpki-filter", "!maut-num,AS64500", "!mroute,10.0.0.0/8AS64500", "-V peerc !v"],
];

/**
 * Conversations, each over a connection of its own: a list of queries for each. Everything there is, asked of all sources and
 * of them in the other order; of each source alone what it has, and some of the others'; and what is not there.
 * `of`: the names of the sets and the ASNs that a source has.
 */
export function conversations({ names, asns, sources, of }) {
  const ofNames = [
    ...names,
    ...STRANGE_NAMES,
    ...names.slice(0, 20).map((name) => name.toLowerCase()),
  ];
  const about = (selection, sets, origins) => [
    ...(selection.length > 0 ? [`!s${selection.join(",")}`, "!s-lc"] : []),
    ...sets.flatMap((name) => OF_SET.map((query) => query(name))),
    ...origins.flatMap((asn) => OF_ASN.map((query) => query(asn))),
  ];
  const everything = [ofNames, [...asns, ...STRANGE_ASNS]];
  const left = names.slice(0, 3).join(",");
  const excluding = ofNames.flatMap((name) => [`!i${name},1`, `!a4${name}`, `!i${name}`]);
  return [
    about([], ...everything),
    about([...sources].reverse(), ...everything),
    ...sources.map((source) => {
      const [sets, origins] = [of(source).names, of(source).asns];
      return about([source], [...sets, ...names.slice(0, 20)], [...origins, ...asns.slice(0, 20)]);
    }),
    [`!e${left}`, "!e-lc", ...excluding],
    [`!s${sources.slice(0, 2).join(",").toLowerCase()}`, "!s-lc", "!s-*", "!s-lc"],
    [`!s${sources[0]},${sources[0]}`, "!s-lc", ...asns.slice(0, 5).map((asn) => `!g${asn}`)],
    ...OF_CONVERSATION.map((query) => [query, "!v"]),
    OF_CONVERSATION,
    NOT_SERVED,
  ];
}
