import { didYouMean } from "../../diagnostics/index.ts";
import type { FlowRequest } from "./flow-role.ts";
import { KNOWN_EXPORTS, RATE_NAMES, type ColumnNames, type KnownExport } from "./known-exports.ts";
import { listNames } from "./list-names.ts";
import { otherSeparator } from "./other-separator.ts";
import type { CsvField } from "./parse-csv.ts";
import { placeFlowColumns, type FlowColumns } from "./place-flow-columns.ts";
import { recordSpan, type FailAt } from "./records.ts";

/** The columns of a file, and who wrote it. */
export interface FoundColumns extends FlowColumns {
  readonly writer: Pick<KnownExport, "collected" | "endsLines">;
}

/** What is known of a file whose columns a person named. */
const ANY_COLLECTOR = { collected: true, endsLines: false };

/** Finds the columns by the names that a person gave, or by those that are known; null after an error was reported. */
export function findFlowColumns(
  head: readonly CsvField[],
  { columns, seconds }: FlowRequest,
  fail: FailAt,
): FoundColumns | null {
  const separator = otherSeparator(head);
  if (separator) return fail(separator.problem, recordSpan(head), separator.hint);
  const recognized = columns
    ? { names: Object.fromEntries(columns), writer: ANY_COLLECTOR }
    : recognize(head, fail);
  if (!recognized) return null;
  const placed = placeFlowColumns(recognized.names, head, seconds, fail);
  return placed && { ...placed, writer: recognized.writer };
}

const NAMING = "say which is which: --flows-column prefix=NAME --flows-column mbps=NAME";

/** The one known export whose columns these are, and their names. */
function recognize(
  head: readonly CsvField[],
  fail: FailAt,
): { readonly names: ColumnNames; readonly writer: KnownExport } | null {
  const texts = head.map(({ text }) => text);
  const found = KNOWN_EXPORTS.flatMap((writer) => {
    const names = writer.destinations.find((each) => texts.includes(firstOf(each)));
    return names ? [{ names, writer }] : [];
  });
  const [known, other] = found;
  if (!known) {
    return fail(
      "no column is known to say where traffic goes",
      recordSpan(head),
      unknownHint(texts),
    );
  }
  const first = firstOf(known.names);
  if (other) {
    const second = firstOf(other.names);
    const place = head.find(({ text }) => text === second) ?? recordSpan(head);
    return fail(`${first} and ${second} both say where traffic goes`, place, NAMING);
  }
  const { length } = known.names;
  if (length !== undefined && !texts.includes(length)) {
    const place = head.find(({ text }) => text === first) ?? recordSpan(head);
    const problem = `the prefixes of ${first} have no length: the column ${length} is missing`;
    return fail(problem, place, "pmacct: add `dst_mask` to `aggregate`");
  }
  const amount = recognizeAmount(known.writer, first, head, fail);
  return amount && { names: { ...known.names, ...amount }, writer: known.writer };
}

/** The one column of a known export that says how much, and that of its sampling. */
function recognizeAmount(
  { bytes, sampling, needsSampling }: KnownExport,
  destination: string,
  head: readonly CsvField[],
  fail: FailAt,
): ColumnNames | null {
  const [amount, second] = head.filter(({ text }) => text === bytes || RATE_NAMES.has(text));
  if (!amount) {
    const names = [...RATE_NAMES.keys(), bytes].join(", ");
    return fail(`it has none of the columns ${names}`, recordSpan(head), NAMING);
  }
  if (second) return fail(`${amount.text} and ${second.text} both say how much`, second, NAMING);
  const unit = RATE_NAMES.get(amount.text);
  if (unit) return { [unit]: amount.text };
  if (sampling !== null && head.some(({ text }) => text === sampling)) return { bytes, sampling };
  if (!needsSampling) return { bytes };
  return fail(
    `${bytes} is of the sampled packets only, and the column ${sampling} is missing`,
    amount,
    `export ${sampling} too; if they are multiplied by it already, name the columns, for instance: --flows-column prefix=${destination} --flows-column bytes=${bytes}`,
  );
}

/** What to do about columns of which none is known. */
function unknownHint(texts: readonly string[]): string {
  const known = KNOWN_EXPORTS.flatMap(({ destinations }) => destinations.map(firstOf));
  for (const text of texts) {
    const near = didYouMean(text, ["asn", ...known]);
    if (near !== null) return `did you mean ${near} by \`${text}\`? Otherwise ${NAMING}`;
  }
  return `${NAMING}; its columns are ${listNames(texts)}`;
}

function firstOf(names: ColumnNames): string {
  return Object.values(names)[0] ?? "";
}
