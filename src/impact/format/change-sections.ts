import { cut } from "./cut.ts";
import type { ChangeRow, ExampleRow, ImpactReport } from "./impact-report.ts";
import type { Extent, Section } from "./section.ts";
import { count, grouped, sessionText, some } from "./words.ts";

const TITLES = {
  rejected: { import: "No longer accepted", export: "No longer announced" },
  accepted: { import: "Newly accepted", export: "Newly announced" },
  attributes: {
    import: "Accepted with other attributes",
    export: "Announced with other attributes",
  },
} as const;

/** Routes that change, grouped over all sessions by the pair of deciding terms. */
export function changeSections({ changes }: ImpactReport, extent: Extent): readonly Section[] {
  return (["import", "export"] as const).flatMap((direction) =>
    (["rejected", "accepted", "attributes"] as const).flatMap((kind): readonly Section[] => {
      const rows = changes.filter((row) => row.kind === kind && row.direction === direction);
      if (rows.length === 0) return [];
      const total = rows.reduce((sum, row) => sum + row.count, 0);
      const title = `${TITLES[kind][direction]}: ${count(total, "route")}`;
      return [{ title, lines: cut(merged(rows), extent.groups, (all) => groupLines(all, extent)) }];
    }),
  );
}

/** Groups of all sessions with the same terms; the largest first. */
function merged(rows: readonly ChangeRow[]): readonly (readonly ChangeRow[])[] {
  const groups = new Map<string, ChangeRow[]>();
  for (const row of rows) {
    const key = [row.before, row.after, ...row.attributes].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].sort((a, b) => totalOf(b) - totalOf(a));
}

function totalOf(rows: readonly ChangeRow[]): number {
  return rows.reduce((sum, row) => sum + row.count, 0);
}

function groupLines(rows: readonly ChangeRow[], extent: Extent): readonly string[] {
  const [first] = rows;
  if (!first) return [];
  const { before, after, attributes } = first;
  const terms = before === after ? `by ${after}` : `${before} -> ${after}`;
  const what = attributes.length > 0 ? `${attributes.join(", ")}: ` : "";
  const sessions = rows
    .toSorted((a, b) => b.count - a.count)
    .map((row) => `${sessionText(row.session)}: ${grouped(row.count)}`);
  return [
    `${count(totalOf(rows), "route")}, ${what}${terms}`,
    `  ${some(sessions, extent.sessions)}`,
    ...first.examples.slice(0, extent.examples).map((one) => `  ${exampleText(one)}`),
  ];
}

function exampleText({ prefix, asPath, communities, before, after }: ExampleRow): string {
  const path = asPath === "" ? "empty AS_PATH" : `AS_PATH ${asPath}`;
  const carried = communities.length > 0 ? `, communities ${communities.join(" ")}` : "";
  const change = before === after ? carried : `: ${before} -> ${after}`;
  return `for example ${prefix}, ${path}${change}`;
}
