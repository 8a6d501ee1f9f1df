import type { TextRange } from "../diagnostics/index.ts";
import { lineOfPlace } from "./line-of-place.ts";
import { joinRanges, secretRanges } from "./secret-ranges.ts";

/** Texts, none of which goes on behind its line, and comments: each to the end of all where it is not closed. */
const TEXT_OR_COMMENT = /"(?:[^"\\\n]|\\.)*"?|#[^\n]*|\/\*[^]*?(?:\*\/|$(?![^]))/g;

/** What makes a difference outside of words: texts, comments, and what ends a statement. */
const SIGN = /["#;{}]|\/\*/g;

/** A line of Junos' `set` form, which ends without a sign. */
const COMMAND =
  /^[ \t]*(?:set|delete|deactivate|activate|protect|unprotect|annotate|replace|edit)[ \t]/;

/**
 * Secrets of a syntax of statements: everything up to the `;` or brace that ends the statement, on as many lines as
 * that takes, and comments on lines with a secret, which may hold an older one. What is not quoted goes on to the end of
 * its line, since a secret may hold such signs. `words` and `more`: what the platform knows by itself.
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

/** The `;` or brace that ends a statement, not one in a text or comment; the end of all where there is none. */
export function endOfStatement(text: string, from: number): number {
  const sign = new RegExp(SIGN);
  sign.lastIndex = from;
  for (let match = sign.exec(text); match; match = sign.exec(text)) {
    if (match[0] === '"') sign.lastIndex = endOfText(text, match.index);
    else if (match[0] === "/*") sign.lastIndex = behind(text, "*/", match.index + 2);
    else if (match[0] === "#") sign.lastIndex = behind(text, "\n", match.index);
    else return match.index;
  }
  return text.length;
}

/** Behind the quote that closes a text, taking `\"` for a quote in it: where it is none, more is taken for a part of the text. */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

function behind(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at < 0 ? text.length : at + sign.length;
}

/** The end of a `set` command: of its line, or of a text that is not closed there. */
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
