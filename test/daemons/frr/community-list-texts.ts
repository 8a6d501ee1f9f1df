import type { Choices } from "../bird/choices.ts";
import { choicesFor, type HeldText } from "./held-text.ts";
import { numbered } from "./numbered.ts";

/** What kinds of communities there are, as commands name them. */
export type CommunityKind = "community" | "large-community" | "extcommunity";

const WORDS: Readonly<Record<CommunityKind, readonly string[]>> = {
  community: [
    ...["1:1", "1:1", "1:2", "2:2", "3:3", "64500:0", "65535:65535", "65535:65281", "no-export"],
    ...["no-advertise", "local-AS", "no-peer", "graceful-shutdown", "blackhole", "llgr-stale"],
    ...["no-llgr", "accept-own", "accept-own-nexthop", "route-filter-v4", "1:0", "65535:65283"],
    ...["route-filter-translated-v6"],
  ],
  "large-community": ["1:1:1", "1:1:1", "1:2:3", "2:2:2", "70000:1:1", "4294967295:0:1"],
  extcommunity: ["rt 1:1", "rt 1:1", "rt 1:2", "rt 2:2", "rt 70000:1", "rt 1:4294967295"],
};
/** What is refused, or means something that is not understood. */
const ODD: Readonly<Record<CommunityKind, readonly string[]>> = {
  community: [
    ...["internet", "internet", "0:0", "no-export-subconfed", "01:1", "1", "65536", "1:65536"],
    ...["1:1:1", "gshut", "any", "0x1:1", "no-expor", "1:", "additive"],
  ],
  "large-community": [
    "1:1",
    "1:1:4294967296",
    "01:1:1",
    "no-export",
    "0:0:0",
    "1:1:1:1",
    "internet",
  ],
  extcommunity: ["soo 1:1", "rt 1.1.1.1:1", "rt 65536:65536", "rt 0:1", "1:1", "rt", "rt 01:1"],
};
const EXPRESSIONS = [
  "^1:",
  "^1:.*",
  "^1:.*$",
  "^2:",
  "^70000:",
  "1:1",
  "_1:1_",
  ".*",
  "^$",
  "^65535:",
  ...[
    "_1:",
    "_1:1_",
    "_1:[0-2]_",
    "_1:(1|2)_",
    "_(1:1_|2:2_)",
    "_(2:2|3:3)_",
    "_70000:1:",
    "_1:2:3_",
  ],
  ...[
    "_65535:",
    "_65535:65281_",
    "_(65535:65281|no-export)_",
    "_64500:",
    "_1:1$",
    "_1:01_",
    "_1:1:",
  ],
  ...["_RT:1:", "_65535:(65281|65282)_", "_(65535:(0|65283)_|graceful-shutdown_|local-AS_)"],
];

/** A list of communities, by name or by number, standard or expanded. */
export function communityListText(number: number): HeldText {
  const c = choicesFor("frr community list", number);
  const kind = c.pick(["community", "community", "large-community", "extcommunity"] as const);
  const { lines, name } = communityList(c, kind, `C${number}`, 25, 10);
  const map = `PEERC_M${number}`;
  const exact = kind !== "extcommunity" && c.percent(2) ? " exact-match" : "";
  if (c.percent(1)) lines.push(`no ${c.pick(lines)}`);
  if (c.percent(1)) lines.splice(0, 0, "bgp community alias 1:1 ONE");
  if (c.percent(1)) lines.push(c.pick(lines).replace(/^bgp/, "ip"));
  return {
    number,
    family: "ipv4",
    map,
    lines: [...lines, `route-map ${map} permit 10`, ` match ${kind} ${name}${exact}`, "exit"],
    lists: [...headsOf(lines), "bgp community alias 1:1 ONE"],
  };
}

/** The lines of a list; the percentages of expanded lists and of numbered ones. */
export function communityList(
  c: Choices,
  kind: CommunityKind,
  named: string,
  expanded: number,
  byNumber: number,
): { lines: string[]; readonly name: string } {
  const isExpanded = c.percent(expanded);
  const isNumbered = c.percent(byNumber);
  const name = !isNumbered
    ? named
    : `${isExpanded ? c.pick([100, 101, 500]) : c.pick([1, 10, 99])}`;
  const form = isExpanded ? "expanded" : "standard";
  // The wrong form, or a number where a name is expected.
  const wrong = c.percent(1);
  const words = wrong
    ? c.pick([`standard ${name}`, `expanded ${name}`, "10", "501", "0"])
    : isNumbered
      ? name
      : `${form} ${name}`;
  const lines = numbered(c, () => (isExpanded ? c.pick(EXPRESSIONS) : entry(c, kind))).map(
    (text) => `bgp ${kind}-list ${words}${text}`,
  );
  return { lines, name };
}

function entry(c: Choices, kind: CommunityKind): string {
  const words = c.list(1, c.pick([1, 1, 1, 2, 3]), () => c.pick(WORDS[kind]));
  return [...words, ...(c.percent(2) ? [c.pick(ODD[kind])] : [])].join(" ");
}

/** The headers of the entries, each once: `bgp community-list standard C7`. */
export function headsOf(lines: readonly string[]): readonly string[] {
  return [...new Set(lines.map((line) => line.replace(/^no | (seq|permit|deny) .*$/g, "")))];
}
