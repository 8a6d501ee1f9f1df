import { makeVisible } from "../diagnostics/index.ts";
import { FAMILIES, type Family } from "../net/index.ts";
import { formatTable } from "../report/index.ts";
import type { Announcement } from "./announcement.ts";
import type { ListDifference, PublishedDifference } from "./compare-published.ts";
import { suggestedLimit } from "./suggested-limit.ts";

/** How many prefixes of a list are named. */
const NAMED = 5;

/** The figures of what we announce, for a program. */
export function announcementRow(announcement: Announcement, margin: number): object {
  const { asn, announced, registered, locations } = announcement;
  const ofFamily = (family: Family) => ({
    announced: announced[family].size,
    registered: registered[family].size,
    suggested: suggestedLimit(announcement, family, margin),
  });
  return { asn, ipv4: ofFamily("ipv4"), ipv6: ofFamily("ipv6"), locations: locations.length };
}

/** The same as a table for people. */
export function formatAnnouncement(announcement: Announcement, margin: number): string {
  const { announced, registered } = announcement;
  const columns = [
    { title: "FAMILY" },
    { title: "ANNOUNCED", isNumber: true },
    { title: "REGISTERED", isNumber: true },
    { title: "SUGGESTED LIMIT", isNumber: true },
  ];
  const rows = FAMILIES.map((family) => [
    family,
    String(announced[family].size),
    String(registered[family].size),
    String(suggestedLimit(announcement, family, margin) ?? "none"),
  ]);
  return formatTable(columns, rows, null).text;
}

/** What differs between a published folder and what we announce now, one line for each list and direction. */
export function formatDifference({ lists, files }: PublishedDifference, folder: string): string {
  if (files.length === 0) return `${folder} is what we announce now.\n`;
  const lines = lists.flatMap(listLines);
  return [
    `${folder} is not what would be published now:`,
    ...lines.map((line) => `  ${line}`),
    `  ${files.length} ${files.length === 1 ? "file differs" : "files differ"}: ${firstOf(files)}`,
    "",
  ].join("\n");
}

function listLines({ locations, family, missing, surplus }: ListDifference): readonly string[] {
  const where = [family, ...placesText(locations)].join(" ");
  return [
    ...(missing.length > 0 ? [`${where}: announced, not published: ${firstOf(missing)}`] : []),
    ...(surplus.length > 0 ? [`${where}: published, not announced: ${firstOf(surplus)}`] : []),
  ];
}

/** What differs in the list of everything differs at locations; only others need names. */
function placesText(locations: readonly (string | null)[]): readonly string[] {
  const named = locations.flatMap((name) => (name === null ? [] : [makeVisible(name)]));
  return named.length < locations.length ? [] : [`at ${firstOf(named)}`];
}

function firstOf(all: readonly string[]): string {
  const more = all.length > NAMED ? ` and ${all.length - NAMED} more` : "";
  return `${all.slice(0, NAMED).join(", ")}${more}`;
}
