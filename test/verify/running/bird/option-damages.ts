import type { Damage } from "../damage.ts";
import { changes, nothing } from "./places.ts";
import { ours, text } from "./running-text.ts";

const OTHERS = "it is of a session, a table or a protocol that is not ours";
const SOCKET =
  "the socket that it listens on takes the port from those that our sessions listen on (seen on 2.0.12: no listening socket)";

/** Options of BGP, as the manual has them, that any session may have. */
const ANY_SESSION: readonly string[] = [
  ...["passive;", "hold time 90;", "startup hold time 200;", "keepalive time 20;"],
  ...["connect delay time 3;", "connect retry time 60;", "error wait time 10, 100;"],
  ...["error forget time 500;", "disable after error;", "disable after cease on;"],
  ...["disable after cease { prefix limit hit, out of resources };", "path metric off;"],
  ...[
    "med metric;",
    "igp metric off;",
    "prefer older;",
    "deterministic med;",
    "default bgp_med 5;",
  ],
  ...["default bgp_local_pref 200;", "enable route refresh off;", "enable as4 on;"],
  ...["enable extended messages;", "advertise hostname;", "capabilities on;", "setkey no;"],
  ...["interpret communities off;", "allow local as 2;", "allow bgp_local_pref;", "allow as sets;"],
  ...["graceful restart;", "graceful restart time 60;", "long lived stale time 60;"],
  ...["debug all;", "mrtdump all;", "router id 192.0.2.99;", 'description "PEERS";', "disabled;"],
  ...['password "x";', "min hold time 3;", "min keepalive time 1;", "rr cluster id 192.0.2.98;"],
];
const EBGP: readonly string[] = [
  ...["rs client;", "enforce first as;", "local role customer;", "local role peer; require roles;"],
];
const IBGP: readonly string[] = ["rr client;"];
const CHANNEL: readonly string[] = [
  ...["preference 50;", "import limit 10 action block;", "receive limit 9 action restart;"],
  ...["export limit 5 action warn;", "import keep filtered;", "debug all;", "next hop self;"],
  ...["next hop keep ibgp;", "mandatory;", "graceful restart off;", "long lived stale time 9;"],
  ...[
    "add paths;",
    "import table;",
    "export table;",
    "aigp originate;",
    "cost 10;",
    "rpki reload off;",
  ],
  ...["import all;", "export none;", "import where net.len > 8;", "import filter { reject; };"],
  ...["next hop address 4.68.10.1;", "long lived graceful restart;"],
];

interface Block {
  readonly head: string;
  readonly body: string;
  readonly at: number;
}

/** Protocols and templates that are not ours. */
const BLOCKS: readonly Block[] = [
  ...text.matchAll(/^((?:protocol|template) (?!bgp PEERC|rpki PEERC)[^{\n]*\{)\n([^]*?^\})/gm),
].map(({ 1: head = "", 2: body = "", index: at }) => ({ head, body, at }));

const isInternal = ({ head, body }: Block) =>
  /inside|internal/.test(head + body) || /neighbor RR\d_V\d as LOCAL_AS/.test(body);
const isInVrf = ({ body }: Block) => body.includes('vrf "');

/** The configuration with an option at the beginning of a block, or of its channel. */
function withOption({ head, at }: Block, option: string): string {
  const begin = at + head.length;
  return `${text.slice(0, begin)}\n  ${option}${text.slice(begin)}`;
}

/** The configuration with an option at the end of a channel. */
function inChannel({ body, head, at }: Block, option: string): string | null {
  const channel =
    /^ {2}ipv[46] \{(?: [^{}\n]*;)? (?=\};$)|^ {2}ipv[46] \{\n(?: {4}[^{}]*\n)?(?= {2}\};$)/m.exec(
      body,
    );
  if (!channel) return null;
  const place = at + head.length + 1 + channel.index + channel[0].length;
  return `${text.slice(0, place)}${option} ${text.slice(place)}`;
}

function sessions(): readonly Damage[] {
  return BLOCKS.filter(({ head }) => / bgp /.test(head)).flatMap((block) => {
    const internal = isInternal(block);
    const options = [...ANY_SESSION, ...(internal ? IBGP : EBGP)].filter(
      (option) => !(block.head.includes("client_cpe") && option.startsWith("rr client")),
    );
    const isSession = block.head.startsWith("protocol");
    const [, name = ""] = /^template bgp (\w+)/.exec(block.head) ?? [];
    const isUsed = isSession || new RegExp(`^protocol bgp \\w+ from ${name} `, "m").test(text);
    const binds = ["strict bind;", "strict bind on;", "free bind;", "free bind yes;"].filter(
      (option) =>
        !option.startsWith("strict") ||
        /local (?!as)/.test(block.body) ||
        block.head.includes("from"),
    );
    return [
      ...options.map((option) =>
        nothing(`${option} in ${block.head}`, withOption(block, option), OTHERS),
      ),
      ...CHANNEL.flatMap((option) => {
        const damaged = inChannel(block, option);
        return damaged === null
          ? []
          : [nothing(`${option} in the channel of ${block.head}`, damaged, OTHERS)];
      }),
      ...binds.map((option) =>
        !isUsed || isInVrf(block)
          ? nothing(
              `${option} in ${block.head}`,
              withOption(block, option),
              isUsed ? "a VRF has sockets of its own" : "no session is made from it",
            )
          : changes(`${option} in ${block.head}`, withOption(block, option), SOCKET),
      ),
      ...["strict bind off;", "free bind no;", "free bind; free bind off;"].map((option) =>
        nothing(`${option} in ${block.head}`, withOption(block, option), "it is BIRD's own"),
      ),
    ];
  });
}

/** Options that any protocol has. */
const ANY: readonly string[] = [
  ...[
    "debug all;",
    "debug { states, routes, filters, interfaces, events, packets };",
    "mrtdump { states };",
  ],
  ...['description "neighbor 4.68.10.1 as 13335;";', "disabled no;", "router id 192.0.2.97;"],
  ...[";", "# disabled;\n", "/* vrf */ ;"],
];

function protocols(): readonly Damage[] {
  return BLOCKS.flatMap((block) => [
    ...ANY.map((option) =>
      nothing(`${option} at the top of ${block.head}`, withOption(block, option), OTHERS),
    ),
    ...(/ (device|bfd|bgp|radv|mrt) ?/.test(block.head)
      ? []
      : [nothing(`disabled; at the top of ${block.head}`, withOption(block, "disabled;"), OTHERS)]),
  ]);
}

/** Numbers of others, one more. */
function numbers(): readonly Damage[] {
  const where = text.indexOf(ours);
  const outside = (at: number) => at < where || at >= where + ours.length;
  const NUMBER =
    /(?<=\b(?:cost|metric|priority|hello|weight|recursive|scan time|limit|period|preference|hold time|keepalive time|gc threshold|settle time|prefer\w*|retry time|delay time|refresh|retry|expire|port|multihop|interval|multiplier|as|max|local as) )\d+(?![\d.:/])/g;
  return [...text.matchAll(NUMBER)]
    .filter(({ index }) => outside(index))
    .map(({ 0: number, index }) => {
      const line = text.slice(0, index).split("\n").length;
      const more = String(Number(number) + 1);
      const damaged = text.slice(0, index) + more + text.slice(index + number.length);
      return nothing(`${number} made ${more} on line ${line}`, damaged, OTHERS);
    });
}

/** Protocols of others that are gone: nothing else is made from them. */
function gone(): readonly Damage[] {
  return BLOCKS.filter(
    ({ head }) => head.startsWith("protocol") && !/ (device|bfd) /.test(head),
  ).map(({ head, body, at }) =>
    nothing(
      `without ${head}`,
      text.slice(0, at) + text.slice(at + head.length + 1 + body.length),
      OTHERS,
    ),
  );
}

export const optionDamages: readonly Damage[] = [
  ...sessions(),
  ...protocols(),
  ...numbers(),
  ...gone(),
];
