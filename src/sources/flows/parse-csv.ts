import type { Source } from "../../diagnostics/index.ts";

/** A field of a CSV file, without its quotes, and its place in the text, with them. */
export interface CsvField {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Where and why a text is not CSV. */
export interface CsvProblem {
  readonly problem: string;
  readonly start: number;
  readonly end: number;
}

/** The records of a CSV file, without empty lines; or the first place where it is none. */
export type CsvReading =
  | { readonly kind: "ok"; readonly records: readonly (readonly CsvField[])[] }
  | ({ readonly kind: "failed" } & CsvProblem);

/**
 * Reads CSV as RFC 4180 defines it: fields between commas, quotes around a field with commas, quotes or line ends, quotes
 * in it doubled. Lines may end with LF as well as with CRLF. Blanks belong to their field.
 */
export function parseCsv(source: Source): CsvReading {
  const reader = new CsvReader(source);
  const records = [...reader.records()];
  return reader.problem ? { kind: "failed", ...reader.problem } : { kind: "ok", records };
}

/** Reads CSV record by record, as `parseCsv` does: large files are not in memory as a whole. */
export class CsvReader {
  readonly #text: string;
  #problem: CsvProblem | null = null;

  constructor({ text }: Source) {
    this.#text = text;
  }

  /** Where the text stopped being CSV, after all records were read. */
  get problem(): CsvProblem | null {
    return this.#problem;
  }

  /** The records without empty lines, up to the first problem. */
  *records(): Generator<readonly CsvField[], void> {
    const text = this.#text;
    let record: CsvField[] = [];
    for (let at = 0; at < text.length;) {
      const field = text[at] === '"' ? quotedField(text, at) : plainField(text, at);
      if ("problem" in field) {
        this.#problem = field;
        return;
      }
      record.push(field);
      at = field.end;
      if (text[at] === ",") {
        at++;
        // A comma at the end of the text has an empty field after it.
        if (at < text.length) continue;
        record.push({ text: "", start: at, end: at });
      }
      at += text[at] === "\r" ? 2 : 1;
      const isEmpty = record.length === 1 && field.start === field.end;
      if (!isEmpty) yield record;
      record = [];
    }
  }
}

function plainField(text: string, start: number): CsvField | CsvProblem {
  let end = start;
  while (end < text.length && !isEnd(text, end)) {
    if (text[end] === '"') {
      return { problem: "a quote inside of a field without quotes", start: end, end: end + 1 };
    }
    end++;
  }
  return { text: text.slice(start, end), start, end };
}

function quotedField(text: string, start: number): CsvField | CsvProblem {
  let read = "";
  for (let at = start + 1; ;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { problem: "a quote that is not closed", start, end: start + 1 };
    read += text.slice(at, quote);
    const end = quote + 1;
    if (text[end] !== '"') {
      if (end >= text.length || isEnd(text, end)) return { text: read, start, end };
      return { problem: "something after the closing quote of a field", start: end, end: end + 1 };
    }
    read += '"';
    at = end + 1;
  }
}

/** Whether a field ends here: before a comma or a line end. */
function isEnd(text: string, at: number): boolean {
  const character = text[at];
  return character === "," || character === "\n" || (character === "\r" && text[at + 1] === "\n");
}
