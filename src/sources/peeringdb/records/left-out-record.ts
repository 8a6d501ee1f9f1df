import { MISSED_TABLES, type PeeringDbLeftOut } from "../peeringdb.ts";
import type { RecordFields } from "./record-fields.ts";

/** Reads from its line that a network has records which were left out. */
export function readLeftOut(fields: RecordFields): PeeringDbLeftOut {
  const asn = fields.asn("asn");
  const text = fields.name("table");
  const table = MISSED_TABLES.find((each) => each === text);
  if (!table) fields.problems.push(`\`table\` is none of ${MISSED_TABLES.join(", ")}`);
  return { asn, table: table ?? "net" };
}

/** Orders by ASN and table. */
export function compareLeftOut(a: PeeringDbLeftOut, b: PeeringDbLeftOut): number {
  return a.asn - b.asn || MISSED_TABLES.indexOf(a.table) - MISSED_TABLES.indexOf(b.table);
}
