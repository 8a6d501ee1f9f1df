/**
 * A segment of a configuration that stands for itself: an object by its name, or a neighbor, with the comments in front
 * of it. A file without some of its segments says of all others what it says with them, as long as nothing that is left
 * names what is not.
 */
export interface Segment {
  readonly kind: "object" | "neighbor";
  /** What it begins with, and no other segment of the file: `prefix-list PEERC_OWN_V4`. */
  readonly key: string;
  /** What it is called, by which others may name it; null where it has no name. */
  readonly name: string | null;
  /** Where segments of its kind stand: in one part of the file only. */
  readonly zone: string;
  /** Whether it may name other objects. */
  readonly names: boolean;
  /** Where the comments before it begin, at the beginning of a line. */
  readonly start: number;
  /** Where it begins itself. */
  readonly body: number;
  /** The place behind its last line. */
  readonly end: number;
}

/** What segments of one kind look like. */
export interface SegmentForm extends Pick<Segment, "kind" | "zone" | "names"> {
  /**
   * Matches what a segment begins with, from the beginning of a line (`y`): `comments` before it, its `key`, in which is its
   * `name` if it has one.
   */
  readonly head: RegExp;
  /** The place behind the segment, of which the head ends at `from`; -1 where it is none, or more than one. */
  readonly end: (text: string, from: number, key: string) => number;
}

/** How the files of a platform are cut. */
export interface SegmentForms {
  readonly forms: readonly SegmentForm[];
  /** Matches all lines that say nothing, wherever they stand outside of segments (`gm`). */
  readonly comments: RegExp;
}

/** A text that was cut before, and its segments in order. */
export interface CutText<P extends Segment> {
  readonly text: string;
  readonly segments: readonly P[];
}

/** A segment, and the one of the earlier text with the same key and, but for comments before it, the same text, if there is one. */
export interface FoundSegment<P extends Segment> {
  readonly segment: Segment;
  readonly earlier: P | null;
}

/**
 * The segments of a file, in its order. What is between them belongs to no segment. Those of an earlier text of the file are
 * found again without looking into them.
 */
export function cutIntoSegments<P extends Segment>(
  text: string,
  forms: readonly SegmentForm[],
  earlier: CutText<P> | null,
): readonly FoundSegment<P>[] {
  const found: FoundSegment<P>[] = [];
  const indexes = new Map(earlier?.segments.map(({ key }, index) => [key, index]));
  /** The segment that the earlier text has next. */
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

/** A segment at another place. */
function moved(segment: Segment, start: number, body: number): Segment {
  return { ...segment, start, body, end: body + segment.end - segment.body };
}

/** The same characters: V8 keeps a text of a hundred megabytes for as long as it has a word cut out of it. */
export function withoutItsText(word: string): string {
  return ` ${word}`.slice(1);
}

/** What begins at a place, and where its head ends. */
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

/** The place behind all lines from a place on that begin with one of some texts. */
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
 * The place behind a block of a language with braces, from the line behind the one that opens it: the next line that is
 * `closing`, if what stands before it closes all that it opens, and no comment or text in quotes reaches over its end.
 */
export function behindBlock(text: string, from: number, closing: string): number {
  // The newline before it may be the last one of the head.
  const at = text.indexOf(`\n${closing}\n`, from - 1);
  return at >= 0 && isClosed(text.slice(from, at + 1)) ? at + closing.length + 2 : -1;
}

// Whole comments and texts come first, so that the marks of others are what is left of them.
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
