import { isRecord, parseJson, readAnswer } from "./read-answer.ts";
import { TABLE_FIELDS, tableProblem, type RawRecord, type Table, type Tables } from "./tables.ts";

/** A dump's records, and when it was made, in milliseconds since 1970 (null if it does not say). */
export interface Dump {
  readonly tables: Tables;
  readonly generated: number | null;
}

/** Tables without which nothing can be said. Contacts are absent from some dumps, to protect people. */
const REQUIRED = ["net", "ix", "ixlan", "ixpfx", "netixlan", "fac", "netfac"] as const;

/**
 * Reads a dump: one JSON object with a member for each kind of record, as CAIDA publishes them
 * (`{ "net": { "data": [...], "meta": { "generated": ... } }, ... }`), or with the lists alone. What is wrong with it as
 * text, for the end of a sentence.
 */
export function readDump(body: Buffer): Dump | string {
  const parsed = parseJson(body);
  if (typeof parsed === "string") return parsed.replace(/^answered with/, "is");
  const { json } = parsed;
  if (!isRecord(json)) return "is no object with the tables of PeeringDB";
  const missing = REQUIRED.filter((table) => !(table in json));
  if (missing.length > 0) {
    return `is no dump of PeeringDB: it has no ${missing.map((each) => `\`${each}\``).join(", ")}`;
  }
  const tables: Partial<Record<Table, readonly RawRecord[]>> = {};
  const times: number[] = [];
  for (const table of Object.keys(TABLE_FIELDS) as Table[]) {
    const answer = table in json ? readAnswer(json[table]) : { records: [], generated: null };
    if (typeof answer === "string") return `cannot be used: its \`${table}\` ${answer}`;
    const problem = tableProblem(table, answer.records);
    if (problem !== null) return `is no dump of PeeringDB as peerc knows it: ${problem}`;
    tables[table] = answer.records;
    if (answer.generated !== null) times.push(answer.generated);
  }
  const { net = [], ix = [], ixlan = [], ixpfx = [], netixlan = [], fac = [] } = tables;
  const { netfac = [], poc = [] } = tables;
  if (net.length === 0 || ixpfx.length === 0) return "is no dump of PeeringDB: it has no records";
  return {
    tables: { net, ix, ixlan, ixpfx, netixlan, fac, netfac, poc },
    // The tables are dumped one after the other: what they say together was true by the first of these times.
    generated: times.length > 0 ? Math.min(...times) : null,
  };
}
