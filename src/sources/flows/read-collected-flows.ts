import { diagnostic, type Report, type Source } from "../../diagnostics/index.ts";
import { formatPrefix, type Prefix } from "../../net/index.ts";
import { findFlowColumns, type FoundColumns } from "./find-flow-columns.ts";
import type { FlowRequest } from "./flow-role.ts";
import type { FlowVolume } from "./flows.ts";
import { MarkerFilter } from "./marker-filter.ts";
import { CsvReader, type CsvField } from "./parse-csv.ts";
import { readAmount } from "./read-amount.ts";
import { readDestination, type Destination } from "./read-destination.ts";
import { hasAllFields, recordSpan, type FailAt } from "./records.ts";

/** Traffic sent toward a prefix. */
export interface PrefixVolume {
  readonly prefix: Prefix;
  /** In bit/s. */
  readonly rate: number;
}

/** Measured traffic that is sent: by destination prefix, or by the ASN that originates the destination. */
export type SentTraffic = (
  | { readonly by: "prefix"; readonly volumes: readonly PrefixVolume[] }
  | { readonly by: "asn"; readonly volumes: readonly FlowVolume[] }
) & {
  /** That of which the collector does not know where it goes, in bit/s. */
  readonly unknown: number;
};

/** The most mistakes that are reported: in a file with the wrong numbers all lines have one. */
const MOST_REPORTED = 20;

/** More bit/s than any network sends: a wrong unit, or a wrong time. */
const TOO_MUCH = 1e15;

/**
 * Reads the traffic of a collector from CSV (RFC 4180): a destination and an amount in each line; other columns are not
 * read. Bytes of one destination are added up, as each line has others of them. Of rates that is not certain (percentiles
 * do not add up), so each destination has one line. Null if anything was reported.
 */
export function readCollectedFlows(
  given: Source,
  request: FlowRequest,
  report: Report,
): SentTraffic | null {
  const source = { path: given.path, text: given.text.replace(/^\ufeff/, "") };
  const fail: FailAt = (problem, { start, end }, hint) => {
    report(diagnostic("flows-unreadable", { problem }, { span: { source, start, end }, hint }));
    return null;
  };
  const json = /^\s*[[{]/.exec(source.text)?.[0];
  if (json !== undefined) {
    const hint =
      "export CSV (pmacct: `print_output: csv`), or make it of JSON with `jq -r` and `@csv`";
    return fail("this is JSON, and not CSV", { start: json.length - 1, end: json.length }, hint);
  }
  const reader = new CsvReader(source);
  const markers = new MarkerFilter();
  const records = markers.without(reader.records());
  const { value: head } = records.next();
  if (!head) {
    return reader.problem
      ? fail(reader.problem.problem, reader.problem)
      : fail("the file is empty", { start: 0, end: 0 });
  }
  const columns = findFlowColumns(head, request, fail);
  if (!columns) return null;
  const sums = readRecords(records, head, columns, fail);
  if (reader.problem) return fail(reader.problem.problem, reader.problem);
  if (!sums) return null;
  if (markers.open) return fail("this start has no end: the file is cut off", markers.open);
  if (sums.length === 0)
    return fail("there is no line but the names of the columns", recordSpan(head));
  if (columns.writer.endsLines && !source.text.endsWith("\n")) {
    const end = source.text.length;
    const place = { start: source.text.lastIndexOf("\n") + 1, end };
    const hint = "wait until all of it is written, and take it again";
    return fail("the last line has no end: the file is cut off", place, hint);
  }
  const traffic = rates(sums, columns);
  if (traffic.volumes.length > 0) return traffic;
  const hint =
    "pmacct learns networks from BGP, from the flows or from `networks_file`, as `nfacctd_net` and `pmacctd_net` say";
  return fail("the collector knows the destination of no line", recordSpan(head), hint);
}

/** What was read of one destination, in the unit of its column. */
interface Sum {
  readonly destination: Destination;
  amount: number;
}

/** The amounts by destination, in the order of the file; null after mistakes were reported. */
function readRecords(
  records: Iterable<readonly CsvField[]>,
  head: readonly CsvField[],
  { destination: where, amount }: FoundColumns,
  fail: FailAt,
): readonly Sum[] | null {
  const sums = new Map<string, Sum>();
  let wrong = 0;
  const wrongLine: FailAt = (...problem) => {
    wrong++;
    return fail(...problem);
  };
  for (const record of records) {
    if (wrong > MOST_REPORTED) break;
    if (!hasAllFields(record, head.length, wrongLine)) continue;
    const destination = readDestination(record, where, wrongLine);
    const measured = readAmount(record, amount, wrongLine);
    if (!destination || measured === null) continue;
    const key = destination.by === "asn" ? `${destination.asn}` : formatPrefix(destination.prefix);
    const sum = sums.get(key) ?? { destination, amount: 0 };
    if (sums.has(key) && amount.unit !== "bytes") {
      const place = record[where.at] ?? recordSpan(record);
      wrongLine(`${key} is there twice: add up the rates of each destination`, place);
      continue;
    }
    sums.set(key, sum);
    sum.amount += measured;
    if (sum.amount * amount.factor > TOO_MUCH) {
      const hint = amount.unit === "bytes" ? "is --flows-seconds right?" : "is the unit right?";
      const place = record[amount.at] ?? recordSpan(record);
      wrongLine(`with this it is more than 1 Pbit/s toward ${key}`, place, hint);
    }
  }
  return wrong > 0 ? null : [...sums.values()];
}

/** The rates by destination, and what the collector does not know: a prefix of all addresses, or AS 0. */
function rates(
  sums: readonly Sum[],
  { writer, amount, destination: { by } }: FoundColumns,
): SentTraffic {
  const prefixes: PrefixVolume[] = [];
  const asns: FlowVolume[] = [];
  let unknown = 0;
  for (const { destination, amount: measured } of sums) {
    const rate = Math.round(measured * amount.factor);
    if (destination.by === "asn") {
      if (destination.asn === 0) unknown += rate;
      else asns.push({ asn: destination.asn, received: null, sent: rate });
    } else if (destination.prefix.length === 0 && writer.collected) unknown += rate;
    else prefixes.push({ prefix: destination.prefix, rate });
  }
  return by === "asn"
    ? { by: "asn", volumes: asns.sort((a, b) => a.asn - b.asn), unknown }
    : { by: "prefix", volumes: prefixes, unknown };
}
