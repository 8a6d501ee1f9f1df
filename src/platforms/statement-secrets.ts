import type { TextRange } from "../diagnostics/index.ts";
import { lineOfPlace } from "./line-of-place.ts";
import { joinRanges, secretRanges } from "./secret-ranges.ts";

/**
 * Texts, none of which continues on the next line, and comments: each extends to the end of the text if it is not
 * closed.
 */
const TEXT_OR_COMMENT = /"(?:[^"\\\n]|\\.)*"?|#[^\n]*|\/\*[^]*?(?:\*\/|$(?![^]))/g;

/** What matters outside of words: texts, comments, and the end of a statement. */
const SIGN = /["#;{}]|\/\*/g;

/** A line of Junos' `set` form, which has no end sign. */
const COMMAND =
  /^[ \t]*(?:set|delete|deactivate|activate|protect|unprotect|annotate|replace|edit)[ \t]/;

/**
 * Secrets of a statement-based syntax: everything up to the `;` or brace that ends the statement, across as many
 * lines as that takes, and comments on lines with a secret, which may contain an older one. An unquoted value extends
 * to the end of its line, because a secret may contain such signs. `words` and `more`: what the platform adds.
 */
export function statementSecrets(
  text: string,
  words: string | null,
  more: readonly TextRange[],
): readonly TextRange[] {
  const comments = commentsOf(text);
  const lineOf = lineOfPlace(text);
  let comment = 0;
  const found = secretRanges(text, words, (from) => {
    const { begin, end: rest } = lineOf(from);
    if (COMMAND.test(text.slice(begin, begin + 200))) return endOfCommand(text, from, rest);
    while ((comments[comment]?.end ?? Infinity) < from) comment++;
    const isInComment = (comments[comment]?.start ?? Infinity) < from;
    if (isInComment && text.slice(from, rest).trim() !== "") return rest;
    const end = endOfStatement(text, from);
    const value = text.slice(from, end).trim();
    return value === "" || value.startsWith('"') ? end : Math.max(end, rest);
  });
  const ranges = joinRanges([...found, ...more]);
  return joinRanges([...ranges, ...commentsBeside(text, ranges, comments)]);
}

/** The `;` or brace that ends a statement, outside of texts and comments; the end of the text if there is none. */
export function endOfStatement(text: string, from: number): number {
  const sign = new RegExp(SIGN);
  sign.lastIndex = from;
  for (let match = sign.exec(text); match; match = sign.exec(text)) {
    if (match[0] === '"') sign.lastIndex = endOfText(text, match.index);
    else if (match[0] === "/*") sign.lastIndex = after(text, "*/", match.index + 2);
    else if (match[0] === "#") sign.lastIndex = after(text, "\n", match.index);
    else return match.index;
  }
  return text.length;
}

/**
 * After the quote that closes a text, reading `\"` as a quote in it: if that is wrong, too much is considered part of
 * the text.
 */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

function after(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at < 0 ? text.length : at + sign.length;
}

/** The end of a `set` command: the end of its line, or of a text that is not closed on it. */
function endOfCommand(text: string, from: number, rest: number): number {
  for (let at = text.indexOf('"', from); at >= 0 && at < rest; at = text.indexOf('"', at)) {
    at = endOfText(text, at);
    if (at > rest) return at;
  }
  return rest;
}

function commentsOf(text: string): readonly TextRange[] {
  return [...text.matchAll(TEXT_OR_COMMENT)]
    .filter(([all]) => !all.startsWith('"'))
    .map(({ index, 0: all }) => ({ start: index, end: index + all.length }));
}

/** The comments on the lines on which secrets begin and end. */
function commentsBeside(
  text: string,
  secrets: readonly TextRange[],
  comments: readonly TextRange[],
): readonly TextRange[] {
  const [ofSecret, ofComment] = [lineOfPlace(text), lineOfPlace(text)];
  const lines = new Set(
    secrets.flatMap(({ start, end }) => [ofSecret(start), ofSecret(end)].map(({ begin }) => begin)),
  );
  return comments.filter(({ start, end }) => {
    const first = ofComment(start).begin;
    return lines.has(first) || lines.has(ofComment(end).begin);
  });
}
