/**
 * A Markdown text that is no longer than a forge takes, in UTF-16 units, of which it has at least as many as characters. One
 * that is longer ends after a whole line, with open code blocks and folded parts closed, and says how much is left out.
 */
export function fitText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const lines = text.split("\n");
  const kept: string[] = [];
  let length = 0;
  for (const line of lines) {
    if (length + line.length + 1 > longest - ROOM) break;
    kept.push(line);
    length += line.length + 1;
  }
  while (kept.length > 0) {
    const left = lines.length - kept.length;
    const fitted = [...kept, ...endsOf(kept), "", leftOut(left, longest), ""].join("\n");
    if (fitted.length <= longest) return fitted;
    kept.pop();
  }
  return leftOut(lines.length, longest).slice(0, longest);
}

/** Characters for the last sentence, and for ends of a few folded parts. */
const ROOM = 300;

function leftOut(lines: number, longest: number): string {
  const counted = lines === 1 ? "1 line is" : `${lines} lines are`;
  return `${counted} left out here, where a text has at most ${longest} characters.`;
}

/** What closes the code block and the folded parts that are open at the end. */
function endsOf(lines: readonly string[]): readonly string[] {
  let fence: string | null = null;
  let folded = 0;
  for (const line of lines) {
    const [, marks = ""] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence !== null) {
      if (marks.startsWith(fence) && line.trim() === marks) fence = null;
    } else if (marks !== "") fence = marks;
    else folded += count(line, /<details\b/g) - count(line, /<\/details>/g);
  }
  return [
    ...(fence === null ? [] : [fence]),
    ...Array.from({ length: Math.max(0, folded) }, () => "\n</details>"),
  ];
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
