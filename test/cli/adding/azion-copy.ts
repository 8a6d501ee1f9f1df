import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { RawRecord, Table } from "../../../src/sources/peeringdb/tables.ts";
import { captured, type Captured } from "../captured.ts";

/** A copy of the example that a test may change. */
export interface AzionCopy {
  readonly folder: string;
  readonly run: (...argv: readonly string[]) => Promise<Captured>;
  readonly read: (path: string) => string;
  readonly write: (path: string, text: string) => void;
  /** Adds records to the dump of PeeringDB, and fetches it. */
  readonly fetchWith: (records: Partial<Record<Table, readonly RawRecord[]>>) => Promise<Captured>;
  readonly remove: () => void;
}

/** Copies what the example declares, its snapshot and its sources. */
export function azionCopy(): AzionCopy {
  const root = mkdtempSync(join(tmpdir(), "peerc-add-"));
  const folder = join(root, "azion");
  cpSync("examples/azion", folder, {
    recursive: true,
    filter: (path) => !/\/(?:rendered|tests)$/.test(path),
  });
  const read = (path: string): string => readFileSync(join(folder, path), "utf8");
  const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
  const run = (...argv: readonly string[]): Promise<Captured> => captured(folder, ...argv);
  return {
    folder,
    run,
    read,
    write,
    fetchWith: async (records) => {
      const dump = JSON.parse(read("sources/peeringdb.json")) as Record<
        string,
        { data: RawRecord[] }
      >;
      for (const [table, more] of Object.entries(records)) dump[table]?.data.push(...more);
      write("sources/peeringdb.json", JSON.stringify(dump));
      return run("fetch", "--only", "peeringdb");
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
