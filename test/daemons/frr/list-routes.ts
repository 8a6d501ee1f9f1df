import { parseCommunity, type Community } from "../../../src/net/index.ts";
import type { PathSegment, Route } from "../../../src/policy/index.ts";
import { Choices } from "../bird/choices.ts";
import { prefixOf } from "./prefix-list-routes.ts";

const PATHS: readonly (readonly PathSegment[])[] = [
  [1],
  [2],
  [12],
  [],
  [64496],
  [64496, 1],
  [1, 2],
  [2, 1],
  [1, 2, 1],
  [1, 1, 1],
  [2, 2, 2],
  [64496, 64496],
  [64496, 70000],
  [70000],
  [[1, 2]],
  [[1]],
  [3, [1, 2]],
  [[1, 2], 2],
  [1, [12, 64496], 21],
  [12, 21, 12],
  [21, 12],
  [1, 64496, 2],
  [64496, 2, 3, 12, 1, 21],
  [2, [64496, 70000], 3],
  [4200000000, 3],
  [121],
  [3, 3, 3, 1],
  [1, 1, 2, 2],
];

const SETS = [
  ...[
    "",
    "1:1",
    "1:2",
    "2:2",
    "3:3",
    "1:1 1:2",
    "1:1 2:2",
    "1:1 2:2 3:3",
    "1:0 3:3",
    "1:1 1:2 2:2",
  ],
  ...["65535:65281", "65535:65281 1:1", "65535:65282 2:2", "65535:65283", "65535:65284 3:3"],
  ...["65535:6", "65535:7 1:1", "65535:1", "65535:8", "65535:3", "64500:0", "65535:65535", "0:0"],
  ...["0:0 1:1", "65535:65281 65535:65282 65535:65283", "12:1", "11:1 21:12", "65535:4 1:2"],
  ...["1:1:1", "1:2:3", "1:1:1 2:2:2", "70000:1:1 1:1", "4294967295:0:1", "1:1:1 1:2:3 2:2:2"],
  ...["2:2:2 2:2", "11:1:1", "rt:1:1", "rt:1:2 1:1", "rt:1:1 rt:2:2", "rt:70000:1"],
  ...[
    "rt:1:4294967295",
    "rt:1:1 rt:1:2 rt:2:2",
    "rt:2:2 2:2:2 2:2",
    "65535:0 1:1",
    "65535:666 65535:65281",
  ],
];

const ORIGINS: readonly Route["origin"][] = ["igp", "incomplete", "egp", "igp", "incomplete"];

/** Routes of IPv4 with every path and every set of communities that lists are about, each of another prefix. */
export function listRoutes(): readonly Route[] {
  const c = new Choices(7);
  const count = Math.max(PATHS.length, SETS.length);
  return Array.from({ length: count }, (_, i) => ({
    prefix: prefixOf(`10.${i}.0.0/16`),
    asPath: PATHS[i % PATHS.length] ?? [],
    nextHop: { family: "ipv4" as const, value: 0xc6336402n },
    communities: communitiesOf(SETS[i % SETS.length] ?? ""),
    rpki: "not-found" as const,
    origin: ORIGINS[i % ORIGINS.length] ?? "igp",
    localPreference: 100,
    med: c.pick([null, 5]),
  }));
}

/** Communities from one text. */
export function communitiesOf(text: string): readonly Community[] {
  return text
    .split(" ")
    .filter(Boolean)
    .map((word) => {
      const community = parseCommunity(word);
      if (!community) throw new Error(`no community: ${word}`);
      return community;
    });
}
