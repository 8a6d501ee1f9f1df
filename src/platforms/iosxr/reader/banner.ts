/**
 * Where the text of a `banner KIND` ends, whose line is given by its ends: behind the second one of the sign that begins it, also some lines
 * later. Null where there is none, or more behind it.
 */
export function bannerEnd(text: string, start: number, end: number): number | null {
  const [head = "", sign = ""] = /^banner [a-z-]+ (\^C|\S)/.exec(text.slice(start, end)) ?? [];
  if (sign === "") return null;
  const behind = text.indexOf(sign, start + head.length);
  if (behind < 0) return null;
  const rest = /[^\n]*/y;
  rest.lastIndex = behind + sign.length;
  // What is left of the line would be taken for a command, or not at all.
  return rest.exec(text)?.[0].trim() === "" ? behind + sign.length : null;
}
