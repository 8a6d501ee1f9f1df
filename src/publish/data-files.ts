import { printJson } from "../diagnostics/index.ts";
import { FAMILIES, type Family } from "../net/index.ts";
import type { Announcement, Location } from "./announcement.ts";
import { prefixTexts } from "./prefix-texts.ts";
import type { PublishedFile } from "./published-file.ts";
import { suggestedLimit } from "./suggested-limit.ts";

/** The version of the published data: it changes when a reader of the files has to. */
export const FORMAT = 1;

/** The file with all prefixes as JSON. */
export const PREFIXES_FILE = "prefixes.json";
/** The file with the suggested limits. */
export const LIMITS_FILE = "limits.json";

/** What is announced, as JSON and as plain text for every location, and the limits that follow. */
export function dataFiles(announcement: Announcement, margin: number): readonly PublishedFile[] {
  const { announced, locations } = announcement;
  return [
    { path: PREFIXES_FILE, text: printJson(prefixesJson(announcement)) },
    { path: LIMITS_FILE, text: printJson(limitsJson(announcement, margin)) },
    ...FAMILIES.map((family) => ({
      path: `prefixes.${family}.txt`,
      text: lines(prefixTexts(announced[family])),
    })),
    ...locations.flatMap((location) =>
      FAMILIES.flatMap((family) => {
        const set = location.announced[family];
        return set === null
          ? []
          : [{ path: locationFile(location, family), text: lines(prefixTexts(set)) }];
      }),
    ),
  ];
}

/** The file with what is announced at a location, as plain text. */
export function locationFile({ kind, id }: Location, family: Family): string {
  return `${kind}s/${id}.${family}.txt`;
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join("");
}

/** What `prefixes.json` and `limits.json` begin with. */
function head({ asn, name, asSets }: Announcement) {
  return { format: FORMAT, asn, name, as_sets: asSets };
}

function prefixesJson(announcement: Announcement) {
  const { announced, locations } = announcement;
  return {
    ...head(announcement),
    ipv4: prefixTexts(announced.ipv4),
    ipv6: prefixTexts(announced.ipv6),
    locations: locations.map(({ kind, id, name, announced: here }) => ({
      kind,
      id,
      name,
      ipv4: here.ipv4 && prefixTexts(here.ipv4),
      ipv6: here.ipv6 && prefixTexts(here.ipv6),
    })),
  };
}

function limitsJson(announcement: Announcement, margin: number) {
  const { announced, registered, locations } = announcement;
  const ofFamily = (family: Family) => ({
    announced: announced[family].size,
    registered: registered[family].size,
    suggested: suggestedLimit(announcement, family, margin),
  });
  return {
    ...head(announcement),
    margin,
    ipv4: ofFamily("ipv4"),
    ipv6: ofFamily("ipv6"),
    locations: locations.map(({ kind, id, name, announced: here }) => ({
      kind,
      id,
      name,
      ipv4: here.ipv4 && here.ipv4.size,
      ipv6: here.ipv6 && here.ipv6.size,
    })),
  };
}
