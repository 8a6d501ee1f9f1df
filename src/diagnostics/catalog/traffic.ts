import { error, warning } from "../entry.ts";

/** Diagnostics of filters in the data plane, and of the counters in them. */
export const trafficCatalog = {
  "announces-nothing": error<{ session: string; family: string }>({
    about:
      "The export policies of all sessions on an interface announce nothing in a family. A filter that permits what is announced would drop everything there, so none is written.",
    message: (p) =>
      `${p.session} and the other ${p.family} sessions on its interface announce nothing`,
    hint: () => "`peerc explain SESSION PREFIX --export` shows why a prefix of ours is rejected",
  }),
  "announced-not-known": error<{ session: string }>({
    about:
      "An export policy is so complex that the search for what it announces was abandoned. A filter for an unknown list is not written, and what is not known is not published.",
    message: (p) => `${p.session}: what its export policy announces is too complex to be listed`,
    hint: () => "split the policy's terms, or test prefixes before other conditions",
  }),
  "exchange-interface-missing": warning<{ router: string; exchange: string }>({
    about:
      "Rules of nftables name the interface at which traffic arrives, and the router's interface to the exchange is not declared. There is no filter for it.",
    message: (p) =>
      `router ${p.router}: the interface to ${p.exchange} is not declared, so it gets no filter`,
    hint: (p) => `write \`interfaces: { ${p.exchange}: eth0 }\` for ${p.router}`,
  }),
  "not-a-linux-interface": error<{ router: string; name: string }>({
    about: "The router runs Linux, and no interface can have this name there.",
    message: (p) =>
      `router ${p.router}: ${p.name} is no interface of Linux: a name has at most 15 characters, and no \`/\` or \`:\``,
    hint: (p) => `\`ip link\` on ${p.router} shows the names`,
  }),
  "interface-of-two-places": error<{
    router: string;
    name: string;
    places: readonly string[];
  }>({
    about:
      "Two places of a router, exchanges or private interconnects, would have the same interface or the same name of a filter. What may arrive there would depend on their order.",
    message: (p) => `router ${p.router}: ${p.places.join(" and ")} would both be ${p.name}`,
    hint: () => "give each its own interface, for example one VLAN each",
  }),
  "counts-empty": error({
    about: "A file of counted traffic has no line.",
    message: () => "the file is empty",
    hint: () => "`peerc counters READINGS --router NAME --format jsonl` writes one",
  }),
  "counts-place": error({
    about: "A line of counted traffic has no place, or two.",
    message: () => "either `exchange` or `interface` must be given",
  }),
  "counts-interval": error({
    about: "A line of counted traffic is about no time at all.",
    message: () => "`to` is not after `from`",
  }),
  "counts-overlap": error<{ first: number }>({
    about:
      "Two lines are about the same counter and, in part, the same time. What both have counted would be counted twice.",
    message: (p) => `the interval overlaps that of the same counter on line ${p.first}`,
    hint: () => "remove one of the two; a file may have been appended to itself",
  }),
  "counts-more-errors": error<{ path: string; more: number }>({
    about: "A file of counted traffic has more errors than are shown.",
    message: (p) => `${p.path}: ${p.more} more errors are not shown`,
  }),
  "readings-no-time": error({
    about:
      "Before each output of `nft -j list counters` there must be a line with the time at which it was made.",
    message: () => "this is neither a time in UTC nor an output of `nft -j` after one",
    hint: () =>
      "append a reading with: (date -u +%FT%TZ; nft -j list counters table inet peerc_data_plane) >> readings",
  }),
  "readings-order": error<{ before: string }>({
    about: "Readings of counters must be in the order of their times.",
    message: (p) => `the reading before is of ${p.before}, which is not earlier`,
    hint: () =>
      "give the readings of one router, each once; after the clock was set, begin a new file",
  }),
  "readings-not-nft": error({
    about: "The output is not one of `nft -j list counters`.",
    message: () => "this is not what `nft -j` prints",
    hint: () => "use `nft -j list counters table inet peerc_data_plane`",
  }),
  "readings-too-few": error({
    about:
      "Counters say something about a time only if they were read at its beginning and at its end.",
    message: () => "there are fewer than two readings with counters",
    hint: () => "append another one later; an hour or a day between two is usual",
  }),
  "counters-unknown": warning<{ router: string; names: readonly string[] }>({
    about:
      "The readings have counters of filters that the router does not have any more, or not yet. They are left out.",
    message: (p) => `router ${p.router} has no filter with ${p.names.join(", ")}`,
    hint: () => "if the loaded ruleset is old, write it with `peerc acl` and load it",
  }),
  "counters-missing": warning<{ router: string; names: readonly string[] }>({
    about: "The last reading lacks counters of the router's filters. Nothing is known there.",
    message: (p) => `router ${p.router}: the last reading has no ${p.names.join(", ")}`,
    hint: () => "write the ruleset with `peerc acl`, and load it",
  }),
} as const;
