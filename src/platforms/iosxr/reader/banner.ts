/**
 * Where the text of a `banner KIND`, given by the ends of its line, ends: after the second occurrence of its
 * delimiter, possibly some lines later. Null if there is none, or more text after it.
 */
export function bannerEnd(text: string, start: number, end: number): number | null {
  const [head = "", sign = ""] = /^banner [a-z-]+ (\^C|\S)/.exec(text.slice(start, end)) ?? [];
  if (sign === "") return null;
  const behind = text.indexOf(sign, start + head.length);
  if (behind < 0) return null;
  const rest = /[^\n]*/y;
  rest.lastIndex = behind + sign.length;
  // The rest of the line would be read as a command, or not at all.
  return rest.exec(text)?.[0].trim() === "" ? behind + sign.length : null;
}
