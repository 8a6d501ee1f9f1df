import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { RawRecord, Table } from "../../../src/sources/peeringdb/tables.ts";
import { captured, type Captured } from "../captured.ts";

/** A copy of the example that a test may change. */
export interface AzionCopy {
  /** The absolute path of a file in it. */
  readonly path: (name: string) => string;
  readonly run: (...argv: readonly string[]) => Promise<Captured>;
  readonly read: (path: string) => string;
  readonly write: (path: string, text: string) => void;
  /** Adds records to the dump of PeeringDB, and fetches it. */
  readonly fetchWith: (records: Partial<Record<Table, readonly RawRecord[]>>) => Promise<Captured>;
  readonly remove: () => void;
}

/** Copies what the example declares, its snapshot and its sources, when it is first used. */
export function azionCopy(): AzionCopy {
  let root: string | null = null;
  const path = (name = ""): string => {
    if (root === null) {
      root = mkdtempSync(join(tmpdir(), "peerc-add-"));
      cpSync("examples/azion", join(root, "azion"), {
        recursive: true,
        filter: (file) => !/\/(?:rendered|tests)$/.test(file),
      });
    }
    return join(root, "azion", name);
  };
  const read = (name: string): string => readFileSync(path(name), "utf8");
  const write = (name: string, text: string): void => writeFileSync(path(name), text);
  const run = (...argv: readonly string[]): Promise<Captured> => captured(path(), ...argv);
  return {
    path,
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
    remove: () => {
      if (root !== null) rmSync(root, { recursive: true, force: true });
    },
  };
}
