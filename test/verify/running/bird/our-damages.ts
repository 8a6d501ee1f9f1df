import type { Damage } from "../damage.ts";
import { changes, nothing, replaced } from "./places.ts";
import { ours, text } from "./running-text.ts";

/** Our protocols. */
const PROTOCOLS: readonly string[] = [...ours.matchAll(/^protocol bgp PEERC[^]*?^\}/gm)].map(
  ([all]) => all,
);

/** Options that a template can hand down to a session of ours, each not BIRD's own nor said by ours. */
const OPTIONS: readonly string[] = [
  ...["startup hold time 200;", "connect delay time 30;", "connect retry time 600;"],
  ...["disable after error;", "disable after cease;", "path metric off;", "med metric;"],
  ...["igp metric off;", "prefer older;", "deterministic med;", "default bgp_med 5;"],
  ...["default bgp_local_pref 200;", "enable route refresh off;", "enable extended messages;"],
  ...["advertise hostname;", "setkey no;", "interpret communities off;", "allow local as 2;"],
  ...["allow bgp_local_pref;", "graceful restart off;", "graceful restart time 60;"],
  ...["long lived graceful restart;", "router id 192.0.2.99;", 'vrf "red";', "strict bind;"],
  ...["free bind;", "rs client;", "min hold time 3;", "min keepalive time 1;", "check link off;"],
  ...["confederation 5; confederation member;", "rr cluster id 192.0.2.98;", "disabled;"],
  ...["local port 1790;", "neighbor port 1790;", "capabilities off; enable as4 off;"],
];
const CHANNEL_OPTIONS: readonly string[] = [
  ...["preference 50;", "export limit 5 action block;", "next hop self;", "next hop keep;"],
  ...["mandatory;", "graceful restart off;", "add paths rx;", "secondary off; add paths;"],
  ...["aigp originate;", "cost 10;", "rpki reload off;", "next hop address 192.0.2.96;"],
  ...["extended next hop;", "gateway recursive;"],
];

const INHERITED =
  "a session has what the template says that it is made from (manual, protocols, template)";

/** Our sessions made from a template outside of our part. */
function templates(): readonly Damage[] {
  return PROTOCOLS.flatMap((protocol) => {
    const [, name = ""] = /^protocol bgp (\w+)/.exec(protocol) ?? [];
    const family = protocol.includes("ipv6 {") ? "ipv6" : "ipv4";
    const from = protocol.replace(/^(protocol bgp \w+)/, "$1 from handed_down");
    const made = (template: string) =>
      `template bgp handed_down { ${template} }\n${text.replace(protocol, () => from)}`;
    const channel = (option: string) => made(`${family} { ${option} };`);
    const multihop = protocol.includes("multihop");
    return [
      nothing(
        `${name} from a template that says nothing`,
        made(""),
        "there is nothing to hand down",
      ),
      nothing(
        `${name} from a template that says what its own says otherwise`,
        made(`description "x"; ${family} { import none; export none; };`),
        "what a protocol says itself goes over it",
      ),
      // A session that is declared as shut down says so itself.
      ...OPTIONS.filter((option) => !/^ {2}disabled;/m.test(protocol) || option !== "disabled;")
        .filter(
          (option) =>
            !(multihop && option.startsWith("check link")) &&
            !(name.includes("262589") && option.startsWith("capabilities")),
        )
        .map((option) =>
          changes(`${name} from a template with ${option}`, made(option), INHERITED),
        ),
      ...CHANNEL_OPTIONS.map((option) =>
        changes(`${name} from a template whose channel has ${option}`, channel(option), INHERITED),
      ),
    ];
  });
}

/** Additional families of one of our sessions. */
function families(): readonly Damage[] {
  const FAMILIES = [
    "flow4 { table flowtab4; import all; export all; };",
    "vpn4 mpls { table backbone_vpn4; import all; export all; };",
    "ipv4 multicast { table office4; import all; export all; };",
    "ipv6 multicast { table office6; import none; export none; };",
    "ipv4 mpls { table office4; import all; export all; };",
    "ipv6 mpls { table office6; import all; export all; };",
  ];
  return PROTOCOLS.flatMap((protocol) => {
    const [, name = ""] = /^protocol bgp (\w+)/.exec(protocol) ?? [];
    const own = protocol.includes("ipv6 {") ? "ipv6" : "ipv4";
    const other = own === "ipv4" ? "ipv6" : "ipv4";
    const more = [...FAMILIES, `${other} { import none; export none; extended next hop; };`];
    return [
      ...more.flatMap((one) => [
        changes(
          `${name} with ${one} at its end`,
          replaced(protocol, protocol.replace(/\}$/, `  ${one}\n}`)),
          "it is a family that is not declared",
        ),
        changes(
          `${name} with ${one} from a template`,
          text.replace(
            protocol,
            () =>
              `template bgp handed_down { ${one} }\n${protocol.replace(/^(protocol bgp \w+)/, "$1 from handed_down")}`,
          ),
          "it is a family that is not declared",
        ),
      ]),
      changes(
        `${name} with ${own} multicast in place of ${own}`,
        replaced(
          protocol,
          protocol.replace(`${own} {`, `${own} multicast { table office${own === "ipv4" ? 4 : 6};`),
        ),
        "it is a family that is not declared",
      ),
      changes(
        `${name} in another table`,
        replaced(
          protocol,
          protocol.replace(`${own} {`, `${own} { table office${own === "ipv4" ? 4 : 6};`),
        ),
        "its routes come to another table, and others leave",
      ),
    ];
  });
}

/** Sessions of others that use what is ours, or are made from it. */
function uses(): readonly Damage[] {
  return PROTOCOLS.flatMap((protocol) => {
    const [, name = ""] = /^protocol bgp (\w+)/.exec(protocol) ?? [];
    const family = protocol.includes("ipv6 {") ? "ipv6" : "ipv4";
    const with4 = (rest: string) =>
      `protocol bgp using { local as 52580; neighbor 203.0.113.9 as 64700; ${rest} }`;
    return [
      [
        with4(`${family} { import filter ${name}_IMPORT; export none; };`),
        "it uses a filter of ours",
      ],
      [
        `template bgp using_ours { ${family} { import none; export filter ${name}_EXPORT; }; }\nprotocol bgp using from using_ours { local as 52580; neighbor 203.0.113.9 as 64700; }`,
        "it uses a filter of ours",
      ],
      [`protocol bgp using from ${name} { }`, "it has our neighbor and our filters"],
      [
        `protocol bgp using from '${name}' { local as 52580; description "x"; }`,
        "it has our neighbor and our filters",
      ],
    ].map(([statement = "", why = ""]) => changes(statement, `${text}\n${statement}\n`, why));
  });
}

export const ourDamages: readonly Damage[] = [...templates(), ...families(), ...uses()];
