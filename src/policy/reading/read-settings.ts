import type { Report } from "../../diagnostics/index.ts";
import { child, entries, isTrue, items, numberOf, type Node } from "../../document/index.ts";
import type { Community, Family } from "../../net/index.ts";
import { readCommunity } from "./read-community.ts";
import type { Settings } from "../settings.ts";

/** Reads a mapping of settings that its schema has accepted; the result has only what is written. */
export function readSettings(node: Node | null, report: Report): Partial<Settings> {
  const settings: { -readonly [K in keyof Settings]?: Settings[K] } = {};
  for (const [key, value] of entries(node)) {
    switch (key as keyof Settings) {
      case "max_length":
        settings.max_length = readLengths(value);
        break;
      case "min_length":
        settings.min_length = readLengths(value);
        break;
      case "max_as_path":
        settings.max_as_path = numberOf(value) ?? 0;
        break;
      case "local_preference":
        settings.local_preference = numberOf(value) ?? 0;
        break;
      case "more_specifics":
        settings.more_specifics = isTrue(value);
        break;
      case "blackhole":
        settings.blackhole = isTrue(value);
        break;
      case "prepend":
        settings.prepend = numberOf(value) ?? 0;
        break;
      case "med":
        settings.med = numberOf(value);
        break;
      case "communities":
        // Of any kind: the communities to add are sorted by kind when a session is compiled.
        settings.communities = items(value).flatMap((item): Community[] => {
          const read = readCommunity(item, report);
          // The schemas refuse `$own` here.
          return read?.parts === null ? [read.community] : [];
        });
        break;
    }
  }
  return settings;
}

/** Reads `{ ipv4: 24, ipv6: 48 }`. */
export function readLengths(node: Node): Readonly<Record<Family, number>> {
  return {
    ipv4: numberOf(child(node, "ipv4")) ?? 0,
    ipv6: numberOf(child(node, "ipv6")) ?? 0,
  };
}
