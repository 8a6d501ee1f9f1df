import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { FAMILIES, type Family } from "../../net/index.ts";
import { readLines, type LineFormat } from "../../system/index.ts";
import { printLines } from "../print-lines.ts";
import type { SourceFolder, SourceFormat } from "../source-format.ts";
import { formatRouteLine, readRouteLine } from "./route-line.ts";
import { compareSeenRoutes, type RoutingTable, type SeenRoute } from "./routing-table.ts";

/** A line of `vantage-points.txt`: `ipv4 412`. */
interface VantagePoints {
  readonly family: Family;
  readonly count: number;
}

const VANTAGE_POINTS: LineFormat<VantagePoints> = {
  expected: "a family with its number of vantage points, such as `ipv4 412`",
  read: (line) => {
    const match = /^(ipv4|ipv6) (0|[1-9]\d{0,8})$/.exec(line);
    if (!match) return null;
    return { family: match[1] === "ipv4" ? "ipv4" : "ipv6", count: Number(match[2]) };
  },
  compare: (a, b) => FAMILIES.indexOf(a.family) - FAMILIES.indexOf(b.family),
};

function routeLines(family: Family): LineFormat<SeenRoute> {
  return {
    expected: `a prefix, its origin and the number of vantage points that have it, such as \`${EXAMPLES[family]}\``,
    read: (line) => readRouteLine(line, family),
    compare: compareSeenRoutes,
  };
}

const EXAMPLES = { ipv4: "192.0.2.0/24 AS64500 312", ipv6: "2001:db8::/32 AS64500 298" };

/**
 * The routing table as committed: one prefix with one origin a line, sorted, with the number of vantage points that have
 * it. The same data gives the same bytes.
 */
export const ROUTING_TABLE_FORMAT: SourceFormat<RoutingTable> = {
  files: ["ipv4.txt", "ipv6.txt", "vantage-points.txt"],
  write: ({ routes, vantagePoints }) => {
    const linesOf = (of: Family): readonly string[] =>
      routes.filter(({ prefix }) => prefix.family === of).map(formatRouteLine);
    const counts = FAMILIES.map((family) => `${family} ${vantagePoints[family]}`);
    return new Map([
      ["ipv4.txt", printLines(linesOf("ipv4"))],
      ["ipv6.txt", printLines(linesOf("ipv6"))],
      ["vantage-points.txt", printLines(counts)],
    ]);
  },
  read: readRoutingTable,
  count: ({ routes }) => ({ routes: routes.length }),
};

function readRoutingTable({ name, texts }: SourceFolder, report: Report): RoutingTable | null {
  const sourceOf = (file: string) => ({ path: `${name}/${file}`, text: texts.get(file) ?? "" });
  const ipv4 = readLines(sourceOf("ipv4.txt"), routeLines("ipv4"), report);
  const ipv6 = readLines(sourceOf("ipv6.txt"), routeLines("ipv6"), report);
  const counts = readLines(sourceOf("vantage-points.txt"), VANTAGE_POINTS, report);
  if (!ipv4 || !ipv6 || !counts) return null;
  const [first, second] = counts;
  if (!first || !second) {
    const source = sourceOf("vantage-points.txt");
    const span = { source, start: source.text.length, end: source.text.length };
    const expected = "a family with its number: both must be there";
    report(diagnostic("snapshot-line-invalid", { text: "", expected }, { span }));
    return null;
  }
  // Two different families in order: IPv4 and IPv6.
  return {
    vantagePoints: { ipv4: first.count, ipv6: second.count },
    routes: [...ipv4, ...ipv6],
  };
}
