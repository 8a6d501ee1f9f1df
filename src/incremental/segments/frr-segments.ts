import { behindLines, type SegmentForm, type SegmentForms } from "./cut-into-segments.ts";

const BEFORE = String.raw`(?<comments>(?: *![^\n]*\n)*)`;

function lines(key: string): SegmentForm {
  return {
    kind: "object",
    zone: "top",
    // Each line has the name of its list, so it cannot belong to another one.
    names: false,
    head: new RegExp(`${BEFORE}(?=(?<key>${key} (?<name>PEERC_\\w+)) )`, "y"),
    end: (text, from, found) => behindLines(text, from, [`${found} `]),
  };
}

/** Lists, route maps, and neighbors of `router bgp`. */
export const frrSegments: SegmentForms = {
  comments: /^ *![^\n]*\n/gm,
  forms: [
    lines("ip(?:v6)? prefix-list"),
    lines("bgp as-path access-list"),
    lines("bgp (?:large-|ext)?community-list (?:standard|expanded)"),
    {
      kind: "object",
      zone: "top",
      names: true,
      head: new RegExp(String.raw`${BEFORE}(?=(?<key>route-map (?<name>PEERC_\w+)) )`, "y"),
      end: behindRouteMap,
    },
    {
      kind: "neighbor",
      zone: "bgp",
      names: true,
      head: new RegExp(String.raw`${BEFORE}(?= (?<key>neighbor \S+) )`, "y"),
      end: behindNeighbor,
    },
  ],
};

/** All consecutive entries of a route map, each up to its `exit`. */
function behindRouteMap(text: string, from: number, key: string): number {
  let at = from;
  while (text.startsWith(`${key} `, at)) {
    const inside = text.indexOf("\n", at) + 1;
    const exit = inside === 0 ? -1 : behindLines(text, inside, [" "]);
    if (exit < 0 || !text.startsWith("exit\n", exit)) return -1;
    at = exit + "exit\n".length;
  }
  return at;
}

/** The lines of a neighbor in `router bgp`, and in one family, which is opened and closed for it. */
function behindNeighbor(text: string, from: number, key: string): number {
  const own = behindLines(text, from, [` ${key} `, ` no ${key} `]);
  const opening = /^ address-family ipv[46] unicast\n/.exec(text.slice(own, own + 40));
  if (!opening) return -1;
  const inside = own + opening[0].length;
  const closing = behindLines(text, inside, [`  ${key} `, `  no ${key} `]);
  return text.startsWith(" exit-address-family\n", closing)
    ? closing + " exit-address-family\n".length
    : -1;
}
