import type { Construct } from "./construct.ts";

/** Statements of route policies. */
export const POLICY: readonly Construct[] = [
  ["# a remark", "no effect; on a separate line", "RCG, Remark, RC-354"],
  ["drop", "refuses the route and ends all policies", "RCG, Disposition, RC-354; CRS, drop, p. 49"],
  ["pass", "goes on; the end accepts the route", "RCG, Disposition, RC-354; CRS, pass, p. 91"],
  ["done", "accepts the route and ends all policies", "CRS, done, p. 47"],
  [
    "if destination in (10.0.0.0/8) then / drop / elseif as-path is-local then / pass / else / done / endif",
    "the first condition that holds decides; one statement a line",
    "RCG, If; CRS, if, p. 75",
  ],
  [
    "if not as-path is-local and (as-path is-local or as-path is-local) then / drop / endif",
    "`not` before `and` before `or`; parentheses first; all of it about the route as received",
    "RCG, Boolean Operator Precedence and When Attributes Are Modified, RC-367",
  ],
  [
    "apply Q",
    "the other policy takes its place",
    "RCG, Default Drop Disposition and Control Flow, RC-367; Cisco 8000; CRS, apply, p. 10",
  ],
  ["set local-preference 100", "sets it", "RCG, If"],
  ["set med 5", "sets it to a number", "RCG, Action"],
  ["set next-hop 192.0.2.1", "sets it to an address", "Genie"],
  ["set next-hop self", "sets it to the session's own address", "Genie"],
  [
    "set next-hop discard",
    "sets it to one that is discarded",
    "NCS 6000, Remotely Triggered Blackhole Filtering, p. 35",
  ],
  [
    "set community (1:1, 1:2) additive",
    "adds; without `additive` in place of all others",
    "RCG, Multiple Modifications of the Same Attribute, RC-367; Genie",
  ],
  [
    "set large-community (1:2:3) additive",
    "as with communities",
    "Cisco 8000 BGP, large communities",
  ],
  [
    "set extcommunity rt (1:2) additive",
    "as with communities, of route targets",
    "CLI 3.3, set extcommunity rt",
  ],
  [
    "delete community in (1:1)",
    "removes those of a set",
    "RCG, Action; CRS, delete community, p. 41",
  ],
  [
    "delete large-community in (1:2:3)",
    "removes those of a set, or `all`",
    "Cisco 8000 BGP, large communities; NLNOG",
  ],
  [
    "delete extcommunity rt all",
    "removes route targets: `all`, or `in` a set",
    "CRS, delete extcommunity rt, p. 43",
  ],
  [
    "prepend as-path 64500 2",
    "puts an ASN before the path, so many times",
    "RCG, Multiple Modifications of the Same Attribute, RC-367; CRS, prepend as-path, p. 98",
  ],
];

/** Sets. */
export const SET: readonly Construct[] = [
  [
    "prefix-set S / 10.0.0.0/8, / 11.0.0.0/8 ge 9 le 24, / 12.0.0.0/8 eq 24, / 192.0.2.1 / end-set",
    "prefixes with lengths; one comma between each two entries; `ge` alone goes on to 32 or 128",
    "RCG, prefix-set; CRS, prefix-set, p. 96; RPL, sets/prefix-sets",
  ],
  ["prefix-set S / end-set", "matches nothing", "NCS 6000, Sets, p. 406"],
  [
    "as-path-set S / ios-regex '_1$', / neighbor-is '1', / originates-from '1', / passes-through '[1..5]' / end-set",
    "any of its entries",
    "RCG, as-path-set, RC-357; CRS, as-path-set, p. 27; RPL, sets/as-path-sets",
  ],
  [
    "community-set S / 1:1, / 1:*, / 1:[5..9], / no-export, / no-advertise / end-set",
    "two numbers, a wildcard, a range, two names; never empty",
    "NCS 5500, community-set, p. 137; CRS, community-set, p. 38; RPL, sets/community-sets",
  ],
  [
    "large-community-set S / 1:2:3, / 1:2:* / end-set",
    "three numbers, a wildcard, a range",
    "Cisco 8000 BGP, large communities; RPL, sets/large-community-sets",
  ],
  [
    "extcommunity-set rt S / 1:2 / end-set",
    "route targets of an ASN and a number",
    "NCS 5500, extcommunity-set, p. 137; CRS, extcommunity-set rt, p. 66; RPL, sets/extended-community-rt-sets",
  ],
];
