/**
 * A self-contained segment of a configuration: an object by its name, or a neighbor, with the comments before it.
 * Removing some segments from a file does not change the meaning of the others, as long as nothing that is left
 * references a removed one.
 */
export interface Segment {
  readonly kind: "object" | "neighbor";
  /** Its beginning, which no other segment of the file has: `prefix-list PEERC_OWN_V4`. */
  readonly key: string;
  /** Its name, by which others may reference it; null if it has none. */
  readonly name: string | null;
  /** The only part of the file with segments of its kind. */
  readonly zone: string;
  /** Whether it may reference other objects. */
  readonly names: boolean;
  /** Where the preceding comments begin, at the beginning of a line. */
  readonly start: number;
  /** Where it begins itself. */
  readonly body: number;
  /** The offset after its last line. */
  readonly end: number;
}

/** The form of segments of one kind. */
export interface SegmentForm extends Pick<Segment, "kind" | "zone" | "names"> {
  /**
   * Matches the beginning of a segment, at the beginning of a line (`y`): `comments` before it, its `key`, which
   * contains its `name` if it has one.
   */
  readonly head: RegExp;
  /** The offset after the segment whose head ends at `from`; -1 if it is not a segment, or more than one. */
  readonly end: (text: string, from: number, key: string) => number;
}

/** How to split the files of a platform. */
export interface SegmentForms {
  readonly forms: readonly SegmentForm[];
  /** Matches all lines without effect outside of segments (`gm`). */
  readonly comments: RegExp;
}

/** A text that was split before, and its segments in order. */
export interface CutText<P extends Segment> {
  readonly text: string;
  readonly segments: readonly P[];
}

/**
 * A segment, and the one of the earlier text with the same key and, apart from preceding comments, the same text, if
 * there is one.
 */
export interface FoundSegment<P extends Segment> {
  readonly segment: Segment;
  readonly earlier: P | null;
}

/**
 * The segments of a file, in order. The text between them belongs to no segment. Those of an earlier text of the file
 * are recognized without parsing them.
 */
export function cutIntoSegments<P extends Segment>(
  text: string,
  forms: readonly SegmentForm[],
  earlier: CutText<P> | null,
): readonly FoundSegment<P>[] {
  const found: FoundSegment<P>[] = [];
  const indexes = new Map(earlier?.segments.map(({ key }, index) => [key, index]));
  /** The next segment of the earlier text. */
  let next = 0;
  const known = (index: number, from: "start" | "body", at: number): P | null => {
    if (!earlier) return null;
    const segment = earlier.segments[index];
    if (!segment) return null;
    const length = segment.end - segment[from];
    const same = earlier.text.slice(segment[from], segment.end) === text.slice(at, at + length);
    return same ? segment : null;
  };
  for (let at = 0; at < text.length;) {
    let same = known(next, "start", at);
    let segment: Segment | null = same && moved(same, at, at + same.body - same.start);
    if (!segment) {
      const begun = beginningAt(text, at, forms);
      const index = begun ? (indexes.get(begun.key) ?? -1) : -1;
      if (index >= 0) next = index;
      same = begun && known(index, "body", begun.body);
      if (same && begun) segment = moved(same, at, begun.body);
      else if (begun) {
        const { form, key, name, body, from } = begun;
        const { kind, zone, names } = form;
        const end = form.end(text, from, key);
        if (end >= 0) segment = { kind, zone, names, key, name, start: at, body, end };
      }
    }
    if (segment) {
      found.push({ segment, earlier: same });
      next++;
    }
    const newline = segment ? segment.end - 1 : text.indexOf("\n", at);
    at = newline < 0 ? text.length : newline + 1;
  }
  return found;
}

/** A segment at another offset. */
function moved(segment: Segment, start: number, body: number): Segment {
  return { ...segment, start, body, end: body + segment.end - segment.body };
}

/** A copy of the text: V8 keeps a text of a hundred megabytes in memory as long as a slice of it is in use. */
export function withoutItsText(word: string): string {
  return ` ${word}`.slice(1);
}

/** The head of the segment at an offset, and where it ends. */
function beginningAt(text: string, at: number, forms: readonly SegmentForm[]) {
  for (const form of forms) {
    form.head.lastIndex = at;
    const groups = form.head.exec(text)?.groups;
    const key = groups?.["key"];
    if (key === undefined) continue;
    const name = groups?.["name"];
    return {
      form,
      key: withoutItsText(key),
      name: name === undefined ? null : withoutItsText(name),
      body: at + (groups?.["comments"] ?? "").length,
      from: form.head.lastIndex,
    };
  }
  return null;
}

/** The offset after all consecutive lines that begin with one of some texts. */
export function behindLines(text: string, from: number, beginnings: readonly string[]): number {
  let at = from;
  while (beginnings.some((beginning) => text.startsWith(beginning, at))) {
    const newline = text.indexOf("\n", at);
    if (newline < 0) return text.length;
    at = newline + 1;
  }
  return at;
}

/**
 * The offset after a block of a language with braces, from the line after the one that opens it: after the next line
 * that is `closing`, if the text before it is balanced, and no comment or quoted text extends over its end.
 */
export function behindBlock(text: string, from: number, closing: string): number {
  // The newline before it may be the last one of the head.
  const at = text.indexOf(`\n${closing}\n`, from - 1);
  return at >= 0 && isClosed(text.slice(from, at + 1)) ? at + closing.length + 2 : -1;
}

// Whole comments and texts are matched first, so that any remaining marks are unbalanced.
const MARKS = /\/\*[\s\S]*?\*\/|#[^\n]*|"[^"\n]*"|'[^'\n]*'|\/\*|\*\/|[{}[\]()"']/g;

function isClosed(text: string): boolean {
  let depth = 0;
  for (const [mark] of text.matchAll(MARKS)) {
    if (mark === "{" || mark === "[" || mark === "(") depth++;
    else if (mark === "}" || mark === "]" || mark === ")") depth--;
    else if (mark === '"' || mark === "'" || mark === "/*" || mark === "*/") return false;
    if (depth < 0) return false;
  }
  return depth === 0;
}
