import { diagnostic, Diagnostics, type Report } from "../../diagnostics/index.ts";
import {
  compareExpansions,
  expandObject,
  reportDifferences,
  type Expansion,
  type WantedObject,
} from "../../irr/index.ts";
import { formatObjectName } from "../../net/index.ts";
import type { RegistryAccess } from "./fetch-access.ts";

/** Expands an object with one of the engines; null if that failed. */
export type Expand = (wanted: WantedObject, report: Report) => Promise<Expansion | null>;

/**
 * Expands an object with bgpq4 as well, and reports every difference from the native engine. Warns about objects that
 * bgpq4 cannot expand. Other findings of bgpq4's expansion are reported by the native engine too.
 */
export async function crossCheck(
  wanted: WantedObject,
  access: RegistryAccess,
  bgpq4: Expand,
  report: Report,
): Promise<void> {
  const object = formatObjectName(wanted.name);
  const { span } = wanted;
  const diagnostics = new Diagnostics();
  const theirs = await bgpq4(wanted, diagnostics.report);
  for (const d of diagnostics.all) {
    if (d.code === "irr-bgpq4-unsupported") {
      const reason = d.message.slice(d.message.indexOf("bgpq4: ") + "bgpq4: ".length);
      report(diagnostic("irr-cross-check-impossible", { object, reason }, { span }));
    } else if (/^irr-(?:bgpq4|server)-/.test(d.code)) report(d);
  }
  if (!theirs || diagnostics.failed) return;
  // bgpq4 looks members up in an object's own source first; the comparison does the same.
  const { sources } = theirs.object;
  const same = wanted.name.asn !== null || sources.join() === access.sources.join();
  const database = same ? access.database : await access.fetch(wanted.name, sources, report);
  if (!database) return;
  const ours = expandObject(database, wanted.name, { sources });
  reportDifferences(object, compareExpansions(ours.object, theirs.object, database), span, report);
}
