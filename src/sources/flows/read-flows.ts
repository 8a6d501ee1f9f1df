import { diagnostic, didYouMean, type Report, type Source } from "../../diagnostics/index.ts";
import { parseAsn, type Asn } from "../../net/index.ts";
import type { Flows, FlowVolume } from "./flows.ts";
import { numberHint } from "./number-hint.ts";
import { otherSeparator } from "./other-separator.ts";
import { parseCsv, type CsvField } from "./parse-csv.ts";
import { hasAllFields, recordSpan, type FailAt, type Place } from "./records.ts";

const RATES = ["in_p95_bps", "out_p95_bps"] as const;
/** The direction that has more, as traffic is often billed. */
const LARGER = "p95_bps";
/** `name` is for people, and not read. */
const COLUMNS = ["asn", ...RATES, LARGER, "name"] as const;

type Column = (typeof COLUMNS)[number];

/** The most values that are reported: in a file with the wrong numbers all of them are. */
const MOST_REPORTED = 20;

/** Whether the first line of a CSV file names the column `asn`, and none with prefixes. */
export function isAsnFlows({ text }: Source): boolean {
  const [head = ""] = text.replace(/^\ufeff/, "").split(/\r?\n/, 1);
  const names = (name: string) => new RegExp(`(?:^|,)"?${name}"?(?:,|$)`).test(head);
  return names("asn") && !names("prefix");
}

/**
 * Reads traffic from CSV (RFC 4180; a byte-order mark is allowed, as spreadsheets write it). The first line names the
 * columns: `asn`, and `in_p95_bps` (received from that network), `out_p95_bps` (sent to it), or one of the two, or
 * `p95_bps` alone (the larger of both), in whole bit/s; empty if not measured. `name` may be there for people. Null if
 * anything was reported.
 */
export function readFlows(given: Source, report: Report): Flows | null {
  const source = { path: given.path, text: given.text.replace(/^\ufeff/, "") };
  const fail = (problem: string, { start, end }: Place, hint?: string): null => {
    report(diagnostic("flows-unreadable", { problem }, { span: { source, start, end }, hint }));
    return null;
  };
  const csv = parseCsv(source);
  if (csv.kind === "failed") return fail(csv.problem, csv);
  const [head, ...records] = csv.records;
  if (!head) return fail("the file is empty", { start: 0, end: 0 });
  const columns = readHead(head, fail);
  if (!columns) return null;
  if (records.length === 0) return fail("there is no line but the names of the columns", NOWHERE);
  const volumes = new Map<Asn, FlowVolume>();
  const places = new Map<Asn, CsvField>();
  let wrong = 0;
  for (const record of records) {
    if (wrong > MOST_REPORTED) break;
    const volume = readRecord(record, columns, (problem, place, hint) => {
      wrong++;
      return fail(problem, place, hint);
    });
    if (!volume) continue;
    const place = fieldOf(record, columns, "asn");
    const first = places.get(volume.asn);
    if (first) {
      wrong++;
      const related = [{ message: "the first one is here", span: { source, ...placeOf(first) } }];
      const span = { source, ...placeOf(place) };
      report(diagnostic("listed-twice", { name: `AS${volume.asn}` }, { span, related }));
    }
    places.set(volume.asn, place);
    volumes.set(volume.asn, volume);
  }
  if (wrong > 0) return null;
  return { volumes: [...volumes.values()].sort((a, b) => a.asn - b.asn) };
}

const NOWHERE: CsvField = { text: "", start: 0, end: 0 };

/** The columns in their order; null if one is not known, missing or there twice. */
function readHead(head: readonly CsvField[], fail: FailAt): readonly Column[] | null {
  const [first = NOWHERE] = head;
  const separator = otherSeparator(head);
  if (separator) return fail(separator.problem, first, separator.hint);
  const columns: Column[] = [];
  for (const field of head) {
    const { text } = field;
    const column = COLUMNS.find((one) => one === text);
    if (column === undefined) {
      const near = didYouMean(text, COLUMNS);
      const known =
        near === null ? `the columns are ${COLUMNS.join(", ")}` : `did you mean ${near}?`;
      return fail(`there is no column \`${text}\``, field, known);
    }
    if (columns.includes(column)) return fail(`the column ${column} is there twice`, field);
    columns.push(column);
  }
  const hint = `the first line names the columns: ${COLUMNS.slice(0, 3).join(",")}`;
  if (!columns.includes("asn")) return fail("the column asn is missing", first, hint);
  const isDirected = RATES.some((rate) => columns.includes(rate));
  if (isDirected && columns.includes(LARGER)) {
    return fail(`the column ${LARGER} is the larger of both directions, and stands alone`, first);
  }
  if (isDirected || columns.includes(LARGER)) return columns;
  return fail(`it has none of the columns ${[...RATES, LARGER].join(", ")}`, first, hint);
}

function readRecord(
  record: readonly CsvField[],
  columns: readonly Column[],
  fail: FailAt,
): FlowVolume | null {
  if (!hasAllFields(record, columns.length, fail)) return null;
  const asnField = fieldOf(record, columns, "asn");
  const isPlain = /^(?:AS)?[1-9]\d*$/i.test(asnField.text);
  const asn = isPlain ? parseAsn(asnField.text) : null;
  if (asn === null) return fail(`\`${asnField.text}\` is not an ASN`, asnField);
  const [received, sent, larger] = ([...RATES, LARGER] as const).map((column) => {
    const field = columns.includes(column) ? fieldOf(record, columns, column) : NOWHERE;
    if (field.text === "") return null;
    if (/^(?:0|[1-9]\d{0,14})$/.test(field.text)) return Number(field.text);
    fail(
      `\`${field.text}\` is not a whole number of bit/s`,
      field,
      numberHint(field.text, "bit/s", true),
    );
    return undefined;
  });
  if (received === undefined || sent === undefined || larger === undefined) return null;
  if (larger !== null) return { asn, received, sent, larger };
  if (received === null && sent === null) return fail(`AS${asn} has no value`, recordSpan(record));
  return { asn, received, sent };
}

function fieldOf(
  record: readonly CsvField[],
  columns: readonly Column[],
  column: Column,
): CsvField {
  return record[columns.indexOf(column)] ?? NOWHERE;
}

function placeOf({ start, end }: CsvField): Place {
  return { start, end };
}
