import { diagnostic, type Report, type Source } from "../../diagnostics/index.ts";
import { formatPrefix, readPrefix, type Prefix } from "../../net/index.ts";
import { parseCsv, type CsvField } from "./parse-csv.ts";

/** Traffic sent toward a prefix. */
export interface PrefixVolume {
  readonly prefix: Prefix;
  /** In bit/s. */
  readonly rate: number;
}

/** What a column counts: the factor that makes bit/s of it. */
const RATES: ReadonlyMap<string, number> = new Map([
  ["bps", 1],
  ["out_bps", 1],
  ["out_p95_bps", 1],
  ["mbps", 1e6],
  ["out_mbps", 1e6],
  ["gbps", 1e9],
  ["out_gbps", 1e9],
]);

/** The column with prefixes: ours, and as Akvorado names it (console/query, github.com/akvorado/akvorado). */
const PREFIXES = ["prefix", "DstNetPrefix"];

/** The most mistakes that are reported: in a file with the wrong numbers all lines have one. */
const MOST_REPORTED = 20;

/**
 * Whether the first line of a CSV file names the column `prefix` or `DstNetPrefix`: then it has traffic by prefix, otherwise by ASN.
 */
export function isPrefixFlows({ text }: Source): boolean {
  const [head = ""] = text.replace(/^\ufeff/, "").split(/\r?\n/, 1);
  return /(?:^|,)"?(?:prefix|DstNetPrefix)"?(?:,|$)/.test(head);
}

/**
 * Reads traffic by destination prefix from CSV (RFC 4180): the columns `prefix` or `DstNetPrefix`, and one of `bps`, `out_bps`,
 * `out_p95_bps`, `mbps`, `out_mbps`, `gbps`, `out_gbps`, which names the unit; others are for people, and not read. Null
 * if anything was reported.
 */
export function readPrefixFlows(given: Source, report: Report): readonly PrefixVolume[] | null {
  const source = { path: given.path, text: given.text.replace(/^\ufeff/, "") };
  const fail = (problem: string, { start, end }: Pick<CsvField, "start" | "end">): null => {
    report(diagnostic("flows-unreadable", { problem }, { span: { source, start, end } }));
    return null;
  };
  const csv = parseCsv(source);
  if (csv.kind === "failed") return fail(csv.problem, csv);
  const [head = [], ...records] = csv.records;
  const at = head.findIndex(({ text }) => PREFIXES.includes(text));
  const rated = head.filter(({ text }) => RATES.has(text));
  const [rate] = rated;
  const start = { start: 0, end: head.at(-1)?.end ?? 0 };
  if (at < 0) return fail("the column prefix is missing", start);
  if (!rate) return fail(`it has none of the columns ${[...RATES.keys()].join(", ")}`, start);
  if (rated.length > 1) return fail(`it has ${rated.length} columns with rates`, rated[1] ?? rate);
  const [column, factor] = [head.indexOf(rate), RATES.get(rate.text) ?? 1];
  const volumes = new Map<string, PrefixVolume>();
  let wrong = 0;
  for (const record of records) {
    if (wrong > MOST_REPORTED) break;
    const [named, measured] = [record[at], record[column]];
    const whole = { start: record[0]?.start ?? 0, end: record.at(-1)?.end ?? 0 };
    if (record.length !== head.length || !named || !measured) {
      fail(`the line has ${record.length} fields instead of ${head.length}`, whole);
      wrong++;
      continue;
    }
    const prefix = readPrefix(named.text);
    const isRate = /^(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/.test(measured.text);
    if (typeof prefix === "string")
      fail(`\`${named.text}\` is not a prefix without host bits`, named);
    if (!isRate) fail(`\`${measured.text}\` is not a rate in ${rate.text}`, measured);
    if (typeof prefix === "string" || !isRate) wrong++;
    else if (volumes.has(formatPrefix(prefix))) {
      fail(`${named.text} is there twice: add up the rates of each prefix`, named);
      wrong++;
    } else {
      const volume = { prefix, rate: Math.round(Number(measured.text) * factor) };
      volumes.set(formatPrefix(prefix), volume);
    }
  }
  if (wrong > 0) return null;
  return volumes.size > 0 ? [...volumes.values()] : fail("there is no line with a prefix", start);
}
