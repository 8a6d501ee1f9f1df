import type { Report, Span } from "../../diagnostics/index.ts";
import type { ObjectName } from "../../net/index.ts";
import type { Database } from "../database/database.ts";
import { expandObject } from "./expand-object.ts";
import type { Expansion } from "./expansion.ts";
import { loadDatabase, type DumpFile } from "../database/load-database.ts";
import { reportFindings, type ReportFindingsOptions } from "./report-findings.ts";

/** An object to expand, and where the user refers to it. */
export interface WantedObject extends ReportFindingsOptions {
  readonly name: ObjectName;
  readonly span?: Span | undefined;
}

/** Where the registry data is. */
export type RegistryData =
  | { readonly database: Database }
  | { readonly dumps: readonly DumpFile[] };

/**
 * Expands objects without bgpq4, from dumps or a database that is already read, and reports the findings about each.
 * Returns the expansions in the order of the objects, including those with errors, or null if a dump cannot be read.
 */
export async function expandNative(
  objects: readonly WantedObject[],
  options: RegistryData & { readonly sources: readonly string[] },
  report: Report,
): Promise<readonly Expansion[] | null> {
  const database =
    "database" in options ? options.database : await loadDatabase(options.dumps, report);
  if (database === null) return null;
  return objects.map((wanted) => {
    const expansion = expandObject(database, wanted.name, { sources: options.sources });
    reportFindings(expansion, wanted.span, report, wanted);
    return expansion;
  });
}
