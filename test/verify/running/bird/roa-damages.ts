import type { Damage } from "../damage.ts";
import {
  changes,
  inserted,
  LATER_PLACES,
  nothing,
  replaced,
  AT_THE_TOP,
  PLACES,
} from "./places.ts";
import { ours, text } from "./running-text.ts";

const FILLED = "roa_check finds what anybody has put into the table (manual, filters, roa_check)";
const NOT_FILLED = "nothing comes into a table that our filters ask";
const FIRST =
  "a channel without a table has the first of its kind that is defined before it (nest/rt-table.c; seen on 2.0.12)";

const KINDS = [
  {
    roa: "roa4",
    ours: "PEERC_ROA_V4",
    lab: "roa_lab4",
    route: "route 198.51.100.0/24 max 24 as 64511;",
  },
  {
    roa: "roa6",
    ours: "PEERC_ROA_V6",
    lab: "roa_lab6",
    route: "route 2001:db8:1::/48 max 48 as 64511;",
  },
] as const;

/** Statements that fill a table `T` of the kind `R`, and ones that only name it; `S` is another one, `ROUTE` a ROA. */
const FILLING: readonly string[] = [
  "protocol static more_roas { R { table T; }; ROUTE }",
  "protocol static { R { table T; }; ROUTE }",
  "protocol static more_roas { R { table T; import all; }; ROUTE }",
  "protocol static more_roas { R { table T; import filter { accept; }; }; ROUTE }",
  "protocol static more_roas { R { import none; table T; import where net.len > 8; }; ROUTE }",
  'protocol static more_roas { R { preference 10; table T; debug all; }; description "x"; ROUTE }',
  "protocol static more_roas { R { table T; import limit 5 action block; }; ROUTE }",
  "protocol static 'more.roas' { R { table 'T'; }; ROUTE }",
  "template static for_roas { R { table T; }; }\nprotocol static more_roas from for_roas { ROUTE }",
  "template static for_roas { R { table T; import none; }; }\nprotocol static more_roas from for_roas { R { import all; }; ROUTE }",
  "template static for_roas { R { table S; }; }\nprotocol static more_roas from for_roas { R { table T; }; ROUTE }",
  "protocol pipe more_roas { table T; peer table S; }",
  "protocol pipe more_roas { table S; peer table T; }",
  "protocol pipe more_roas { table T; peer table S; export none; }",
  "protocol pipe more_roas { table S; peer table T; import none; }",
  "protocol pipe more_roas { peer table T; table S; import none; export where net.len > 8; }",
  "protocol pipe more_roas { table T; peer table S; import filter { accept; }; export none; }",
  "template pipe copies { table S; peer table T; }\nprotocol pipe more_roas from copies { import none; }",
  "protocol rpki more_roas { R { table T; }; remote 192.0.2.7 port 3323; }",
  'protocol rpki more_roas { R { table T; import where net.len > 8; }; remote "rpki.example.net"; }',
  "protocol rpki more_roas from validator { R { table T; }; remote 192.0.2.7; }",
  "template rpki filling { R { table T; }; remote 192.0.2.7; }\nprotocol rpki more_roas from filling { }",
];
const NAMING: readonly string[] = [
  "protocol static more_roas { R { table S; }; ROUTE }",
  "protocol static more_roas { R { table T; import none; }; ROUTE }",
  "protocol static more_roas { R { table T; import all; import none; }; ROUTE }",
  "protocol static more_roas { R { table T; table S; }; ROUTE }",
  "template static for_roas { R { table T; }; }\nprotocol static more_roas from for_roas { R { import none; }; ROUTE }",
  "template static for_roas { R { table T; }; }\nprotocol static more_roas from for_roas { R { table S; }; ROUTE }",
  "template static for_roas { R { table T; }; ROUTE }",
  "protocol pipe more_roas { table T; peer table S; import none; }",
  "protocol pipe more_roas { table S; peer table T; export none; }",
  "protocol pipe more_roas { table S; peer table T; import none; export none; }",
  "protocol rpki more_roas { R { table S; }; remote 192.0.2.7 port 3323; }",
  "protocol rpki more_roas from validator { R { table S; import all; }; remote 192.0.2.7; }",
  'protocol mrt more_roas { table T; filename "/tmp/roas"; period 60; }',
  'protocol mrt more_roas { table "*"; where net.type = NET_ROA4; filename "/tmp/R"; period 60; }',
  "function asks_roas() { return roa_check(T, net, 64511) = ROA_VALID; }",
  "filter asks_roas { if roa_check(T, net, bgp_path.last) = ROA_INVALID then reject; accept; }",
  "R table more_roas;\nprotocol static { R { table more_roas; }; ROUTE }",
  "R table more_roas sorted { trie on; }",
];

function tables(): readonly Damage[] {
  return KINDS.flatMap(({ roa, ours: table, lab, route }) =>
    LATER_PLACES.flatMap((place) => {
      const of = (statement: string) =>
        statement
          .replaceAll("ROUTE", route)
          .replaceAll(/\bR\b/g, roa)
          .replaceAll(/\bT\b/g, table)
          .replaceAll(/\bS\b/g, lab);
      return [
        ...FILLING.filter((one) => !one.includes("from validator") || place === PLACES.at(-1)).map(
          (one) => changes(`${of(one)} ${place.name}`, inserted(of(one), place), FILLED),
        ),
        ...NAMING.filter((one) => !one.includes("from validator") || place === PLACES.at(-1)).map(
          (one) => nothing(`${of(one)} ${place.name}`, inserted(of(one), place), NOT_FILLED),
        ),
      ];
    }),
  );
}

/** The default table depends on the order of the file. */
function order(): readonly Damage[] {
  return KINDS.flatMap(({ roa, ours: table, route }) => {
    const definition = `${roa} table ${table};`;
    const first = `${definition}\n${text.replace(definition, "")}`;
    const unnamed = [
      `protocol static more_roas { ${roa}; ${route} }`,
      `protocol static more_roas { ${roa} { import all; }; ${route} }`,
      `protocol rpki more_roas { ${roa}; remote 192.0.2.7; }`,
      `template static for_roas { ${roa}; }\nprotocol static more_roas from for_roas { ${route} }`,
    ];
    return [
      nothing(`${table} before all others`, first, "a table is the same wherever it is defined"),
      ...unnamed.flatMap((statement) => [
        changes(`${statement} behind ours, which is the first`, `${first}\n${statement}`, FIRST),
        ...LATER_PLACES.map((place) =>
          nothing(`${statement} ${place.name}`, inserted(statement, place), FIRST),
        ),
        nothing(
          `${statement} of a table before ours, as the first`,
          `${roa} table the_first;\n${statement}\n${text}`,
          FIRST,
        ),
      ]),
      ...["{ min settle time 60 s; }", "{ max settle time 3600 s; }"].map((options) =>
        changes(
          `${table} ${options}`,
          replaced(definition, `${roa} table ${table} ${options}`),
          "routes are filtered again only once the table has settled (manual, tables)",
        ),
      ),
    ];
  });
}

const HELD_BACK = "ROAs that do not come to the table are not known to our filters";
const ONLY_SAID = "it says nothing of what comes to the table";

/** Our own cache's protocol. */
function ourCache(): readonly Damage[] {
  const protocol = /^protocol rpki PEERC_\w+ \{\n[^]*?^\}/m.exec(ours)?.[0] ?? "";
  const inChannel = (roa: string, option: string) =>
    protocol.replace(new RegExp(`(${roa} \\{ table \\w+; )`), `$1${option} `);
  const inProtocol = (option: string) => protocol.replace("{\n", `{\n  ${option}\n`);
  const holding = [
    "import none;",
    "import filter { reject; };",
    "import filter office_only;",
    "import where false;",
    "import where net.len > 8;",
    ...["disable", "block", "restart"].map((action) => `import limit 10 action ${action};`),
    ...["disable", "block", "restart"].map((action) => `receive limit 10 action ${action};`),
    "import limit 10;",
    "receive limit 10;",
  ];
  const saying = [
    "import all;",
    "export none;",
    "debug all;",
    "debug { states, routes };",
    "preference 120;",
    "import limit 10 action warn;",
    "receive limit 10 action warn;",
    "import keep filtered;",
  ];
  const other = [
    ["disabled;", "the cache is not asked"],
    ["disabled on;", "the cache is not asked"],
    ["disabled 1;", "the cache is not asked"],
    ['vrf "red";', "the cache is asked from a VRF"],
    ["ignore max length;", "all that a ROA covers is valid (manual, RPKI)"],
    ["ignore max length on;", "all that a ROA covers is valid (manual, RPKI)"],
  ] as const;
  const plain = [
    'description "the validator";',
    "debug all;",
    "debug { states, events };",
    "mrtdump all;",
    "router id 192.0.2.9;",
    "transport tcp;",
    "disabled off;",
    "disabled no;",
    "disabled 0;",
  ];
  return [
    ...["roa4", "roa6"].flatMap((roa) => [
      ...holding.map((option) =>
        changes(
          `${option} in ${roa} of our cache`,
          replaced(protocol, inChannel(roa, option)),
          HELD_BACK,
        ),
      ),
      ...saying.map((option) =>
        nothing(
          `${option} in ${roa} of our cache`,
          replaced(protocol, inChannel(roa, option)),
          ONLY_SAID,
        ),
      ),
      changes(
        `${roa} of our cache into another table`,
        replaced(
          protocol,
          protocol.replace(/(roa[46]) \{ table PEERC_ROA_V([46])/g, (all, kind, n) =>
            kind === roa ? `${roa} { table roa_lab${n}` : all,
          ),
        ),
        HELD_BACK,
      ),
      changes(
        `our cache without ${roa}`,
        replaced(protocol, protocol.replace(new RegExp(`^  ${roa} .*\\n`, "m"), "")),
        HELD_BACK,
      ),
    ]),
    ...other.map(([option, why]) =>
      changes(`${option} in our cache`, replaced(protocol, inProtocol(option)), why),
    ),
    ...plain.map((option) =>
      nothing(`${option} in our cache`, replaced(protocol, inProtocol(option)), ONLY_SAID),
    ),
    ...["refresh", "retry", "expire"].flatMap((time) => [
      changes(
        `our cache with ${time} without keep`,
        replaced(protocol, protocol.replace(`${time} keep`, time)),
        "what a cache says of its times goes over the file's unless they are kept (proto/rpki/packets.c)",
      ),
      changes(
        `our cache without ${time}`,
        replaced(protocol, protocol.replace(new RegExp(`^  ${time} .*\\n`, "m"), "")),
        "what a cache says of its times goes over BIRD's own (proto/rpki/packets.c)",
      ),
    ]),
    ...[
      ["disabled;", "the cache is not asked"],
      ["ignore max length;", "all that a ROA covers is valid (manual, RPKI)"],
      ['vrf "red";', "the cache is asked from a VRF"],
    ].map(([option = "", why = ""]) =>
      changes(
        `${option} in a template of our cache`,
        `roa4 table for_template\ntemplate rpki for_ours { roa4 { table for_template; }; ${option} }\n${text.replace(/^(protocol rpki PEERC_\w+) \{/m, "$1 from for_ours {")}`,
        why,
      ),
    ),
    nothing(
      "a template of our cache that says nothing",
      `roa4 table for_template\ntemplate rpki for_ours { roa4 { table for_template; }; description "ours"; }\n${text.replace(/^(protocol rpki PEERC_\w+) \{/m, "$1 from for_ours {")}`,
      ONLY_SAID,
    ),
    changes("our cache is gone", replaced(protocol, ""), "no ROAs come"),
    nothing(
      "a table before all",
      inserted("roa4 table another4 { gc threshold 5; }\nroa6 table another6", AT_THE_TOP),
      NOT_FILLED,
    ),
  ];
}

export const roaDamages: readonly Damage[] = [...tables(), ...order(), ...ourCache()];
