import { formatAddress, formatPrefix, type Community } from "../../../src/net/index.ts";
import type { ReceivedRoute } from "../../../src/routes/index.ts";

/** An element as Junos prints it: its name, and its text or the elements in it. */
type Printed = readonly [name: string, content: string | readonly Printed[]];

/** Prints tables of routes as `show route receive-protocol bgp ... extensive | display xml` has them. */
export function printXml(tables: readonly Printed[]): string {
  const body = printElements([["route-information", tables]], 1)
    .replace(
      "<route-information>",
      '<route-information xmlns="http://xml.juniper.net/junos/23.2R1/junos-routing">\n        <!-- keepalive -->',
    )
    .replaceAll("<rt>", '<rt junos:style="detail">');
  return `<rpc-reply xmlns:junos="http://xml.juniper.net/junos/23.2R1/junos">
${body}    <cli>
        <banner>{master}</banner>
    </cli>
</rpc-reply>
`;
}

function printElements(elements: readonly Printed[], depth: number): string {
  const indent = "    ".repeat(depth);
  return elements
    .map(([name, content]) =>
      typeof content === "string"
        ? `${indent}<${name}>${escape(content)}</${name}>\n`
        : `${indent}<${name}>\n${printElements(content, depth + 1)}${indent}</${name}>\n`,
    )
    .join("");
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** The same as `| display json` has it: every element is in a list. */
export function printJson(tables: readonly Printed[]): string {
  const information = {
    attributes: { xmlns: "http://xml.juniper.net/junos/23.2R1/junos-routing" },
  };
  const routeTables = tables.map(([, content], at) => ({
    ...(at === 0 ? { comment: "keepalive" } : {}),
    ...toJson(content),
  }));
  const whole = { "route-information": [{ ...information, "route-table": routeTables }] };
  return `${JSON.stringify(whole, null, 4)}\n`;
}

function toJson(content: string | readonly Printed[]): object {
  if (typeof content === "string") return content === "" ? {} : { data: content };
  const lists: Record<string, object[]> = {};
  for (const [name, inside] of content) (lists[name] ??= []).push(toJson(inside));
  return content.some(([name]) => name === "rt-destination")
    ? { attributes: { "junos:style": "detail" }, ...lists }
    : lists;
}

/** A table with routes; `hidden`: how many of its routes are hidden, of whatever neighbor. */
export function tableOf(name: string, routes: readonly ReceivedRoute[], hidden = 0): Printed {
  return [
    "route-table",
    [
      ["table-name", name],
      ["destination-count", String(routes.length)],
      ["total-route-count", String(routes.length)],
      ["active-route-count", String(routes.length)],
      ["holddown-route-count", "0"],
      ["hidden-route-count", String(hidden)],
      ...routes.map((route): Printed => ["rt", prefixOf(route)]),
    ],
  ];
}

function prefixOf(route: ReceivedRoute): readonly Printed[] {
  const [address, length] = formatPrefix(route.prefix).split("/");
  return [
    ["rt-destination", address ?? ""],
    ["rt-prefix-length", length ?? ""],
    ["rt-entry-count", "1"],
    ["rt-announced-count", "1"],
    ["rt-state", ""],
    ["rt-entry", entryOf(route)],
  ];
}

function entryOf(route: ReceivedRoute): readonly Printed[] {
  const { med, localPreference, pathId } = route;
  const extended = route.communities.filter(({ kind }) => kind === "extended");
  const others = route.communities.filter(({ kind }) => kind !== "extended");
  const communities = [
    ...others.map((one): Printed => ["community", printCommunity(one)]),
    ...extended.map((one): Printed => ["extended-community", printCommunity(one)]),
  ];
  const path = printPath(route);
  return [
    ["active-tag", "*"],
    ["bgp-rt-flag", "Accepted"],
    ["nh", [["to", route.nextHop ? formatAddress(route.nextHop) : ""]]],
    ...(med === null ? [] : [["med", String(med)] as const]),
    ...(localPreference === null ? [] : [["local-preference", String(localPreference)] as const]),
    ["as-path", `AS path: ${path}${printOtc(route)}`],
    [
      "bgp-path-attributes",
      [
        [
          "attr-as-path-effective",
          [
            ["aspath-effective-string", "AS path: "],
            ["attr-value", path],
          ],
        ],
      ],
    ],
    ...(communities.length === 0 ? [] : [["communities", communities] as const]),
    ...(pathId === null ? [] : [["addpath-path-id", String(pathId)] as const]),
  ];
}

const LETTERS = { igp: "I", egp: "E", incomplete: "?" };

function printPath({ asPath, origin }: ReceivedRoute): string {
  const segments = asPath.map((one) =>
    typeof one === "number" ? String(one) : `{${one.join(" ")}}`,
  );
  return [...segments, LETTERS[origin]].join(" ");
}

/** As Junos prints attributes that it does not know. */
function printOtc({ otc }: ReceivedRoute): string {
  if (otc === null) return "";
  const bytes = otc.toString(16).padStart(8, "0").match(/../g) ?? [];
  return `\nUnrecognized Attributes: 7 bytes\nAttr flags c0 code 23: ${bytes.join(" ")}`;
}

function printCommunity(one: Community): string {
  switch (one.kind) {
    case "standard":
      return one.high === 65535 && one.low === 65281 ? "no-export" : `${one.high}:${one.low}`;
    case "large":
      return `large:${one.global}:${one.local1}:${one.local2}`;
    case "extended":
      return `target:${one.administrator}${one.administrator > 65535 ? "L" : ""}:${one.value}`;
  }
}
