import type { Templates } from "../platforms/index.ts";
import type { Announcement } from "./announcement.ts";
import { DIALECTS } from "./dialects.ts";
import { listedFamilies } from "./listed-families.ts";
import { listText, type TemplatesOf } from "./list-texts.ts";
import { plainText } from "./plain-text.ts";
import { print } from "./print.ts";
import type { PublishedFile } from "./published-file.ts";

/**
 * For each dialect, the lists of what we announce to peers, and a policy for each that accepts what is in it and nothing
 * else. No file if nothing is announced.
 */
export function filterFiles(
  announcement: Announcement,
  templates: Templates,
  templatesOf: TemplatesOf,
): readonly PublishedFile[] {
  const families = listedFamilies(announcement);
  if (families.length === 0) return [];
  const { asn, asSets } = announcement;
  const about = asSets.join(", ");
  return DIALECTS.map(({ name: dialect, file }) => ({
    path: `filters/${file}`,
    text: print(templates, `filters-${dialect}`, {
      asn,
      name: plainText(announcement.name),
      about,
      families: families.map((one) => {
        const list = listText(dialect, one, about, templatesOf);
        const { family, name, policy } = one;
        return {
          name,
          policy,
          isV4: family === "ipv4",
          list: list.text.trimEnd(),
          kind: list.kind,
        };
      }),
    }),
  }));
}
