import type { RouteRow } from "../rows/diff-report.ts";
import { sessionsText, type Extent } from "./extent.ts";
import { decisionText, placeText, sizeText, some } from "./words.ts";

/** How many changes fit on a screen, each with a route. */
export const FEW = 4;

/** A change of routes: what, from whom, why, and a route that shows it. */
export function routeLines(row: RouteRow, extent: Extent): readonly string[] {
  const { direction, family, prefixes, cause, example, sessions } = row;
  const all = sessions.flatMap((part) => part.sessions);
  const of = family === "ipv4" ? "IPv4" : "IPv6";
  // Prefixes that are registered nowhere would be a long and useless list.
  const most = row.kind === "reason" ? FEW : extent.ranges;
  const ranges = some(prefixes.ranges, most, prefixes.rangesLeftOut);
  const differ = sessions.length > 1 ? ", each a part of them" : "";
  return [
    `  ${direction}, ${of}: ${sizeText(prefixes, family)}: ${ranges}`,
    `    ${sessionsText(all, extent)}${differ}`,
    `    because ${cause.text}${causePlace(row)}`,
    ...whyLines(row, extent),
    ...(extent.examples
      ? [
          `    example ${example.route}`,
          `      before: ${decisionText(example.before)}`,
          `      after:  ${decisionText(example.after)}`,
        ]
      : []),
  ];
}

function whyLines({ why }: RouteRow, { why: most }: Extent): readonly string[] {
  const shown = why.slice(0, most).map(({ text, place }) => {
    return `      ${text}${place ? `, ${placeText(place)}` : ""}`;
  });
  return why.length > shown.length
    ? [...shown, `      and ${why.length - shown.length} more`]
    : shown;
}

function causePlace({ cause }: RouteRow): string {
  const place = cause.after ?? cause.before;
  return place ? `, ${placeText(place)}` : "";
}
