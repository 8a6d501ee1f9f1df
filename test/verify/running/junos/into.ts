/**
 * A configuration in braces, four blanks per level, with statements inserted at places given by the headers around
 * them.
 */

/** The lines of a statement in blocks around it: `["protocols", "bgp"]`, `passive;`. */
export function nested(path: readonly string[], statement: string, depth = 0): readonly string[] {
  const indent = "    ".repeat(depth);
  const [first, ...rest] = path;
  if (first === undefined) return [indent + statement];
  return [`${indent}${first} {`, ...nested(rest, statement, depth + 1), `${indent}}`];
}

/** Puts a statement into the block that a path leads to, first of all in it; what is missing of the path is made. */
export function into(text: string, path: readonly string[], statement: string): string {
  const lines = text.split("\n");
  const at = find(lines, path);
  lines.splice(at.line, 0, ...nested(path.slice(at.depth), statement, at.depth));
  return lines.join("\n");
}

/** Changes the line of a statement in the block at a path; throws if there is no such block. */
export function changed(
  text: string,
  path: readonly string[],
  statement: string,
  to: string,
): string {
  const lines = text.split("\n");
  const at = find(lines, path);
  const indent = "    ".repeat(path.length);
  const line = lines.indexOf(indent + statement, at.line);
  if (at.depth < path.length || line < 0) throw new Error(`no ${path.join(" ")} ${statement}`);
  lines[line] = to === "" ? "" : indent + to;
  return lines.join("\n");
}

/** The line after the innermost existing header of a path, and how much of the path exists. */
function find(
  lines: readonly string[],
  path: readonly string[],
): { readonly line: number; readonly depth: number } {
  let [line, depth, end] = [0, 0, lines.length];
  for (const word of path) {
    const indent = "    ".repeat(depth);
    const header = lines.indexOf(`${indent}${word} {`, line);
    if (header < 0 || header >= end) break;
    depth++;
    line = header + 1;
    end = lines.indexOf(`${indent}}`, line);
  }
  // Behind the comment and the version that begin the file.
  return { line: depth === 0 ? 2 : line, depth };
}
