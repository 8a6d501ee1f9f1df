import type { Diagnostic } from "./diagnostic.ts";
import type { Span } from "./source.ts";
import { createLocate, type Locate, type Location } from "./locate.ts";
import { makeVisible } from "./make-visible.ts";
import { paintWith, type Paint } from "./paint.ts";
import { textColumns } from "./text-columns.ts";

/** Options for text output. */
export interface TextOptions {
  /** Colors with escape sequences; only for terminals. */
  readonly colour?: boolean;
}

const COLOURS = { error: "red", warning: "yellow", note: "cyan" } as const;

/** The most characters of a source line that are shown. */
const WIDTH = 100;

/**
 * Prints diagnostics as text: `path:line:column: error[code]: message`, the source line with the range underlined,
 * related locations, and the hint. Empty for no diagnostics, otherwise ends with a newline.
 */
export function formatText(diagnostics: readonly Diagnostic[], options: TextOptions = {}): string {
  const locate = createLocate();
  const paint = paintWith(options.colour === true);
  return diagnostics.map((d) => formatOne(d, locate, paint)).join("");
}

function formatOne(d: Diagnostic, locate: Locate, paint: Paint): string {
  const label = paint(COLOURS[d.severity], `${d.severity}[${d.code}]`);
  const message = paint("bold", lines(d.message));
  const head = `${label}: ${message}\n`;
  let text = d.span
    ? `${place(d.span, locate, paint)}: ${head}${excerpt(locate(d.span), paint)}`
    : head;
  for (const { message: note, span } of d.related ?? []) {
    text += `  ${place(span, locate, paint)}: ${lines(note)}\n${excerpt(locate(span), paint)}`;
  }
  if (d.hint !== undefined) text += `  ${paint("cyan", "hint:")} ${lines(d.hint)}\n`;
  return text;
}

function place(span: Span, locate: Locate, paint: Paint): string {
  const { path, start } = locate(span);
  return paint("dim", `${makeVisible(path)}:${start.line}:${start.column}`);
}

/** A text of several lines is indented, so it cannot be mistaken for another diagnostic. */
function lines(text: string): string {
  return text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => makeVisible(line.replaceAll("\t", "  ")))
    .join("\n      ");
}

/** The source line, shortened around the range, with carets under it; "" for a blank line. */
function excerpt(location: Location, paint: Paint): string {
  const { line, mark } = location;
  if (line.trim() === "") return "";
  const [from, to] = mark;
  // Far more than is shown, but not the whole of a line of many megabytes.
  const reach = 3 * WIDTH;
  const before = shown(line.slice(Math.max(0, from - reach), from));
  const marked = shown(line.slice(from, Math.min(to, from + reach)));
  const after = to - from > reach ? [] : shown(line.slice(to, to + reach));

  const middle = marked.slice(0, WIDTH);
  const spare = WIDTH - middle.length;
  const total = before.length + marked.length + after.length;
  const cut = Math.max(0, Math.min(before.length - Math.floor(spare / 2), total - WIDTH));
  const left = before.slice(cut);
  const right = after.slice(0, Math.max(0, spare - left.length));

  const head = cut > 0 ? "…" : "";
  const tail = cut + left.length + middle.length + right.length < total ? "…" : "";
  const text = `${head}${[...left, ...middle, ...right].join("")}${tail}`;
  const indent = " ".repeat(head.length + textColumns(left));
  const carets = "^".repeat(Math.max(1, textColumns(middle)));
  return `    ${text}\n    ${indent}${paint("red", carets)}\n`;
}

/** The characters of part of a line as printed: a tab as two blanks, nothing invisible. */
function shown(piece: string): string[] {
  return Array.from(makeVisible(piece.replaceAll("\t", "  ")));
}
