/**
 * Where the text of a `banner KIND`, given by the ends of its line, ends: after the second occurrence of its
 * delimiter, possibly some lines later. Null if there is none, or more text after it.
 */
export function bannerEnd(text: string, start: number, end: number): number | null {
  const [head = "", sign = ""] = /^banner [a-z-]+ (\^C|\S)/.exec(text.slice(start, end)) ?? [];
  if (sign === "") return null;
  const after = text.indexOf(sign, start + head.length);
  if (after < 0) return null;
  const rest = /[^\n]*/y;
  rest.lastIndex = after + sign.length;
  // The rest of the line would be read as a command, or not at all.
  return rest.exec(text)?.[0].trim() === "" ? after + sign.length : null;
}
