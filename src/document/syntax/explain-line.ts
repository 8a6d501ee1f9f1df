import { missingComma } from "./explain-flow.ts";
import type { LibraryProblem, SyntaxProblem } from "./syntax-problem.ts";
import type { TextLine, TextLines } from "./text-lines.ts";

/** Characters that look like a space or a colon but are neither in YAML. */
const LOOK_ALIKES: readonly (readonly [RegExp, string, string])[] = [
  [/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/u, "a space", " "],
  [/[\uff1a\ufe55\ua789]/u, "a colon", ":"],
];

const MARKER = /^(?:<{7}|={7}|>{7})(?: |$)/;

/** Problems on single lines: keys without a colon, values that need quotes, list items among keys. */
export function explainLine(
  found: LibraryProblem,
  lines: TextLines,
  text: string,
): SyntaxProblem | null {
  const line = lines.at(found.pos[0]);
  const [start] = found.pos;
  if (MARKER.test(line.text)) return explainConflict(line);
  switch (found.code) {
    case "MULTILINE_IMPLICIT_KEY":
    case "MISSING_CHAR":
      return /implicit/i.test(found.message) ? explainKey(line) : null;
    case "BLOCK_AS_IMPLICIT_KEY":
      return explainKey(line, true) ?? explainColon(line, start);
    case "BAD_SCALAR_START":
      return explainStart(text, start);
    case "BAD_DQ_ESCAPE": {
      const escape = /^\\u[0-9A-Fa-f]{0,4}|^\\x[0-9A-Fa-f]{0,2}|^\\./.exec(text.slice(start))?.[0];
      const shown = escape ?? "\\";
      return {
        problem: `\`${shown}\` means nothing between double quotes`,
        hint: `write \`\\${shown}\` for the backslash itself, or use single quotes`,
        start,
        end: start + shown.length,
      };
    }
    case "BAD_ALIAS":
      return explainStart(text, start);
    case "UNEXPECTED_TOKEN":
      return explainUnexpected(found, line, text);
    default:
      return null;
  }
}

/** A list item or other text where a key with its colon is expected; `onlySpaces`: only check for a missing space. */
function explainKey(line: TextLine, onlySpaces = false): SyntaxProblem | null {
  const content = line.text.slice(line.indent).trimEnd();
  const start = line.start + line.indent;
  const end = start + Math.max(1, content.length);
  for (const [pattern, what, right] of LOOK_ALIKES) {
    const match = pattern.exec(line.text);
    if (!match) continue;
    const point = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    return {
      problem: `U+${point} looks like ${what} and is none to YAML`,
      hint: `write ${right === " " ? "a plain space" : `\`${right}\``} instead`,
      start: line.start + match.index,
      end: line.start + match.index + 1,
    };
  }
  const joined = /^((?:- +)*)(["']?[A-Za-z_][\w-]*["']?):(?=[^\s:/])(.*)$/.exec(content);
  if (joined) {
    const hint = `write \`${joined[2] ?? ""}: ${(joined[3] ?? "").trim()}\``;
    return { problem: "a space is missing after the `:`", hint, start, end };
  }
  const dashed = /^-(?=[A-Za-z{["'])(.*)$/.exec(content)?.[1];
  if (dashed !== undefined) {
    const hint = `write \`- ${dashed}\``;
    return { problem: "a space is missing after the `-`", hint, start, end };
  }
  if (onlySpaces) return null;
  if (/^-(?:\s|$)/.test(content)) {
    return {
      problem: "a list item is among keys",
      hint: "write the key above it that the list belongs to, or indent it below that key",
      start,
      end: start + 1,
    };
  }
  const words = /^([A-Za-z_][\w-]*)(?:\s*=\s*|\s+)(\S.*)$/.exec(content);
  const key = /^[A-Za-z_][\w-]*$/.test(content) ? `${content}:` : null;
  const hint = key ?? (words ? `${words[1] ?? ""}: ${words[2] ?? ""}` : null);
  return {
    problem: "this line has no key: there is no `:` followed by a space",
    ...(hint === null ? {} : { hint: `write \`${hint}\`` }),
    start,
    end,
  };
}

/** A value that contains a colon and a space. */
function explainColon(line: TextLine, start: number): SyntaxProblem | null {
  const value = line.text
    .slice(start - line.start)
    .replace(/\s+#.*$/, "")
    .trimEnd();
  const second = /^([^:]*(?::[^\s:][^:]*)*):\s/.exec(value);
  if (!second) return null;
  return {
    problem: "a value with `: ` in it needs quotes, or YAML takes it for a key",
    hint: `write \`${JSON.stringify(value)}\`, or put the key on a line of its own`,
    start,
    end: start + value.length,
  };
}

/** A value that begins with a character that has a special meaning. */
function explainStart(text: string, start: number): SyntaxProblem {
  const value = /^[^\s,}\]]*/.exec(text.slice(start, start + 100))?.[0] ?? "";
  return {
    problem: `a value cannot begin with \`${text.charAt(start)}\``,
    hint: `put it in quotes: ${JSON.stringify(value)}`,
    start,
    end: start + Math.max(1, value.length),
  };
}

function explainUnexpected(
  found: LibraryProblem,
  line: TextLine,
  text: string,
): SyntaxProblem | null {
  const [start] = found.pos;
  const before = line.text.slice(0, start - line.start).trimEnd();
  const end = line.start + line.text.trimEnd().length;
  const quote = /["']$/.exec(before)?.[0];
  const isEntry = /^[A-Za-z_][\w-]*:\s/.test(text.slice(start, start + 60)) && /[{[]/.test(before);
  if (quote !== undefined && isEntry) return missingComma(text, start);
  if (quote !== undefined && /scalar/.test(found.message)) {
    const how =
      quote === "'"
        ? "write '' for an apostrophe between single quotes, or put the whole in double quotes"
        : 'write \\" for a quote between double quotes, or put the whole in single quotes';
    const problem = `the text in quotes ends before this`;
    return { problem, hint: how, start, end: Math.max(start + 1, end), hidesTheRest: true };
  }
  const block = /[|>][-+\d]*$/.exec(before)?.[0];
  if (block !== undefined && /^Not a YAML token/.test(found.message)) {
    return {
      problem: `a value cannot begin with \`${block}\` and go on after it`,
      hint: `put it in quotes: ${JSON.stringify(`${block} ${text.slice(start, end)}`)}`,
      start,
      end: Math.max(start + 1, end),
    };
  }
  if (before === "" && /:(?:\s|$)/.test(line.text)) {
    return {
      problem: "a key is among list items",
      hint: "begin the line with `- ` or indent it below the item above; or write the key above the list that the list belongs to",
      start,
      end,
      hidesTheRest: true,
    };
  }
  return null;
}

function explainConflict(line: TextLine): SyntaxProblem {
  return {
    problem: "this is a mark of a merge that met a conflict",
    hint: "choose between the two versions and remove the lines that begin with <<<<<<<, ======= and >>>>>>>",
    start: line.start,
    end: line.start + line.text.length,
    hidesTheRest: true,
  };
}
