import { makeVisible } from "../../../diagnostics/index.ts";
import type { Asn } from "../../../net/index.ts";
import type { RawRecord, Table } from "../tables.ts";
import { RecordFields } from "./record-fields.ts";

/** A record, or a value of one, that was left out, and why. */
export interface LeftOut {
  readonly table: Table;
  /** The record's id as given, for the message. */
  readonly id: string;
  /** Whose record it is, if it says so. */
  readonly asn: Asn | null;
  readonly problem: string;
  /** Whether it is the whole record. */
  readonly isWhole: boolean;
}

/** Reads records, and collects those that are left out. */
export class RecordReader {
  readonly leftOut: LeftOut[] = [];
  /** Set if all records of a table cannot be used, so that they must be of another form. */
  problem: string | null = null;

  /**
   * The records with status `ok` that can be used. A record with an id that was there before is left out. `asnOf` says
   * whose a record is that does not have the ASN itself.
   */
  read<T>(
    table: Table,
    records: readonly RawRecord[],
    read: (fields: RecordFields) => T,
    asnOf: (record: RawRecord) => Asn | undefined = () => undefined,
  ): readonly T[] {
    const used = new Set<unknown>();
    const found: T[] = [];
    const unusable: string[] = [];
    for (const record of records) {
      if (record["status"] !== "ok" && typeof record["status"] === "string") continue;
      const fields = new RecordFields(record, { hidesValues: table === "poc" });
      const entry = read(fields);
      const { problems, remarks } = fields;
      if (record["status"] !== "ok") problems.push("it has no `status`");
      const isSecond = used.has(record["id"]);
      if (isSecond && problems.length === 0) problems.push("there are two records with this id");
      used.add(record["id"]);
      const owned = { asn: asnOf(record), ...record };
      for (const problem of problems.slice(0, 1)) this.leave(table, owned, problem, !isSecond);
      for (const problem of remarks) this.leave(table, owned, problem);
      if (problems.length === 0) found.push(entry);
      else if (!isSecond) unusable.push(problems[0] ?? "");
    }
    // One or two may be mistakes in PeeringDB; if not even one of several is usable, PeeringDB has changed.
    if (found.length === 0 && unusable.length > 2) {
      this.problem ??= `none of its ${unusable.length} \`${table}\` records can be used: of the first, ${unusable[0] ?? ""}`;
    }
    return found;
  }

  /** Notes that a value of a record is left out, or the whole record. */
  leave(table: Table, record: RawRecord, problem: string, isWhole = false): void {
    const asn = Number(record["asn"] ?? record["local_asn"] ?? NaN);
    this.leftOut.push({
      table,
      id: makeVisible(JSON.stringify(record["id"] ?? null)).slice(0, 40),
      asn: Number.isSafeInteger(asn) ? asn : null,
      problem,
      isWhole,
    });
  }
}
