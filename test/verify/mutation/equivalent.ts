import type { PlatformName } from "../../../src/model/index.ts";

/** Mutants by their names, and why what they damage changes nothing that a policy or a session means. */
export type Equivalents = readonly (readonly [which: RegExp, why: string])[];

const DEFAULT_REFUSED =
  "the default route is refused by its own rule, whatever a list of accepted prefixes says";
const LONG_REFUSED = "routes longer than /24 and /48 are refused by their own rule";
const UNREACHED = "behind a term that takes every route";
const ONE_MEMBER = "the set has one member";

/** Which mutants change nothing, on each platform. */
export const EQUIVALENT: Readonly<Record<PlatformName, Equivalents>> = {
  junos: [
    [/0 exact; .*-list PEERC_(AS\d+_IRR|ANNOUNCED)_V/, DEFAULT_REFUSED],
    [
      /^moved before all other terms: accept-blackhole /,
      "it is behind the guard of the family only",
    ],
    [
      /^(a name that is not there|the list of the other family): group PEERC_\w+ \{/,
      "what a group is called decides nothing; the neighbors in it are declared",
    ],
    [/^a name that is not there: term PEERC_FAMILY/, "what a term is called decides nothing"],
    [/^another first number: term alternative-/, "what a term is called decides nothing"],
    [
      /: then reject; .*term PEERC_FAMILY/,
      "routes of the other family do not come by this session; the guard stands by",
    ],
    [/^left out: next term;/, "a term without a verdict goes on to the next"],
    [
      /^left out: validation-state invalid;/,
      "what other routers are told of a route that is refused",
    ],
    [/: then reject; \[.*policy-statement \w+_IMPORT \{\]$/, UNREACHED],
    [
      /^left out: then accept; .*policy-statement PEERC_NOT_/,
      "asked on import only, where BGP's default policy accepts what is left",
    ],
    [/^left out: protocol bgp; .*PEERC_AS_PATH_EMPTY/, "what has a hop came by BGP"],
    [/: hold-time 900;/, "how long a silent cache is waited for is not declared"],
    [/^left out: refresh-time 300;/, "Junos' own is the declared one"],
    [/^left out: multiplier 3;/, "Junos' own is the declared one"],
  ],
  iosxr: [
    [/: (0\.0\.0\.0|::)\/0, \[prefix-set PEERC_(AS\d+_IRR|ANNOUNCED)_V/, DEFAULT_REFUSED],
    [
      /^one length less: .* le (32|128),? \[prefix-set PEERC_(BOGONS|OWN|ANNOUNCED|AS\d+_IRR)_V/,
      LONG_REFUSED,
    ],
    [
      /^one length less: \S+ ge 1 le \d+ \[prefix-set PEERC_SHORTER/,
      "0 in place of 1 takes the default route, which its own rule refuses",
    ],
    [
      /^any turned into every: if (large-)?community matches-any PEERC_(GRACEFUL_SHUTDOWN|BLACKHOLE|LEARNED_FROM_CUSTOMER)\b/,
      ONE_MEMBER,
    ],
    [/: drop \[route-policy \w+_IMPORT\]$/, UNREACHED],
    [
      /^left out: drop \[route-policy \w+_EXPORT\]$/,
      "the end of a policy drops what nothing has taken",
    ],
    [/^cut off from here: ! /, "only closing marks are gone"],
  ],
  bird: [
    [/^moved before all other terms: accept-blackhole /, "it is the first term already"],
    [/: (0\.0\.0\.0|::)\/0, \[define PEERC_(AS\d+_IRR|ANNOUNCED)_V/, DEFAULT_REFUSED],
    [/: reject; \[filter \w+_IMPORT \{\]$/, UNREACHED],
    [
      /^left out: reject; \[filter \w+_EXPORT \{\]$/,
      "the end of a filter rejects, with a line in the log",
    ],
    [/: if net\.type != NET_IP[46] then reject;/, "a channel has routes of its own family only"],
    [
      /^(one number more|a length let in besides): protocol bgp .* # /,
      "the change is in the comment",
    ],
    [
      /^(a name that is not there|the list of the other family): protocol \w+ PEERC_/,
      "what a protocol is called decides nothing",
    ],
    [/^left out: keepalive time 10;/, "a third of the hold time is BIRD's own"],
    [
      /: error wait time 60, 1800;/,
      "how long the first waits are, after any error, is not declared",
    ],
    [/: error forget time 3600;/, "errors are still remembered for longer than the longest wait"],
    [/^left out: import keep filtered on;/, "`import table on` counts all that is received, too"],
  ],
  frr: [
    [/^moved before all other terms: accept-blackhole /, "it is the first term already"],
    [/permit (0\.0\.0\.0|::)\/0 \[\]$/, DEFAULT_REFUSED],
    [
      /^one digit in a prefix: .*PEERC_(ANNOUNCED|AS\d+_IRR)_V\d seq \d+ permit \S+\/[01] /,
      DEFAULT_REFUSED,
    ],
    [/^one length less: .* le (32|128) \[\]$/, LONG_REFUSED],
    [
      /^one length less: \S+ prefix-list PEERC_SHORTER/,
      "0 in place of 1 takes the default route, which its own rule refuses",
    ],
    [
      /^(one number more|another first number): route-map \w+ (permit|deny) \d+ /,
      "the entry's number is still between those around it",
    ],
    [/: route-map \w+_IMPORT deny 65535/, UNREACHED],
    [
      /^(left out|gone|the policy of .*|one number more|another first number): route-map \w+_EXPORT deny 65535/,
      "the end of a route map denies",
    ],
    [
      /^another first number: neighbor \S+ timers 10 30 /,
      "bgpd keeps a third of the hold time for keepalives where more is said",
    ],
    [/: on-match goto 200 /, "what jumps here is a /32, not the default route of entry 200"],
    [/^left out: on-match next .*IMPORT permit (2000|2400)/, "the next entry accepts what is left"],
    [/^left out: exit(-address-family)? /, "the next line leads out of the block"],
    [/: ipv6 route 100::66\/128 blackhole /, "nobody blackholes in IPv6 here"],
    [
      /: (frr defaults|hostname|log syslog|service) /,
      "the router's own, which peerc only passes on, as FRR has it by default",
    ],
    [
      /^left out: no bgp default ipv4-unicast /,
      "neighbors that say themselves in which families they are active",
    ],
    [
      /^a regular expression loosened: .*PEERC_PATH_OF_(7|65)_HOPS/,
      "wherever so many hops stand in a path, it has as many",
    ],
  ],
};
