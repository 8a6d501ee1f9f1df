import { DatabaseBuilder } from "../../src/irr/database/database-builder.ts";
import type { Database } from "../../src/irr/database/database.ts";
import { splitObjects } from "../../src/irr/rpsl/split-objects.ts";
import { parseObjectName, type ObjectName } from "../../src/net/index.ts";

/** A database from the text of a dump. */
export async function readRegistry(...dumps: readonly string[]): Promise<Database> {
  const builder = new DatabaseBuilder();
  for (const [i, text] of dumps.entries()) {
    await splitObjects([text], builder.sink(`dump${i === 0 ? "" : i + 1}.rpsl`));
  }
  return builder.build();
}

/** An object name that is surely one. */
export function objectName(text: string): ObjectName {
  const name = parseObjectName(text);
  if (!name) throw new Error(`fixture: ${text}`);
  return name;
}
