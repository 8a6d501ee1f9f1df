import {
  cutIntoSegments,
  type CutText,
  type Segment,
  type SegmentForms,
  withoutItsText,
} from "../segments/cut-into-segments.ts";

/** One of peerc's names, anywhere in a text. */
const NAME = /PEERC_\w+/g;

/** A segment of a file, and its relation to others. */
export interface FileSegment extends Segment {
  /** The index of the gap between segments before it, in the text that belongs to no segment. */
  readonly gap: number;
  /** Peerc's names in it. */
  readonly mentions: ReadonlySet<string>;
}

/** A file as segments and the text between them. */
export class FileSegments implements CutText<FileSegment> {
  readonly text: string;
  readonly segments: readonly FileSegment[];
  readonly byKey: ReadonlyMap<string, FileSegment>;
  /** The text that belongs to no segment, in order, without comments: the segments are in the gaps. */
  readonly common: readonly string[];
  /** The segments that are missing in the earlier text, or differ, or are in another gap. */
  readonly changed: ReadonlySet<FileSegment>;
  readonly #named: ReadonlyMap<string, readonly FileSegment[]>;

  private constructor(
    text: string,
    byKey: ReadonlyMap<string, FileSegment>,
    common: readonly string[],
    changed: ReadonlySet<FileSegment>,
  ) {
    this.text = text;
    this.segments = [...byKey.values()];
    this.byKey = byKey;
    this.common = common;
    this.changed = changed;
    const named = new Map<string, FileSegment[]>();
    for (const segment of this.segments) {
      if (segment.name === null) continue;
      const same = named.get(segment.name);
      if (same) same.push(segment);
      else named.set(segment.name, [segment]);
    }
    this.#named = named;
  }

  /**
   * Splits a file, with the help of an earlier text of it. Null if two segments have the same beginning, or segments
   * of different parts of the file are adjacent.
   */
  static of(
    text: string,
    { forms, comments }: SegmentForms,
    before: FileSegments | null,
  ): FileSegments | null {
    const byKey = new Map<string, FileSegment>();
    const common: string[] = [];
    const changed = new Set<FileSegment>();
    const zones = new Map<number, string>();
    let at = 0;
    for (const { segment, earlier } of cutIntoSegments(text, forms, before)) {
      if (segment.start > at || common.length === 0) common.push(text.slice(at, segment.start));
      const gap = common.length;
      if (byKey.has(segment.key) || (zones.get(gap) ?? segment.zone) !== segment.zone) return null;
      zones.set(gap, segment.zone);
      const whole = { ...segment, gap, mentions: earlier?.mentions ?? mentionsOf(text, segment) };
      byKey.set(segment.key, whole);
      if (earlier?.gap !== gap) changed.add(whole);
      at = segment.end;
    }
    common.push(text.slice(at));
    const statements = common.map((one) => one.replace(comments, ""));
    return new FileSegments(text, byKey, statements, changed);
  }

  /** Where a segment begins. */
  readonly startOf = (segment: FileSegment): number => segment.body;

  /** The part of the file to which the segments in each gap belong. */
  get zones(): ReadonlyMap<number, string> {
    return new Map(this.segments.map(({ gap, zone }) => [gap, zone]));
  }

  /** Segments, and all that they reference, directly or indirectly. */
  closure(segments: Iterable<FileSegment>): ReadonlySet<FileSegment> {
    const found = new Set(segments);
    for (const { mentions } of found) {
      for (const name of mentions)
        for (const segment of this.#named.get(name) ?? []) found.add(segment);
    }
    return found;
  }

  /** The file without segments that are not needed, and where each of the others begins in it. */
  only(wanted: ReadonlySet<FileSegment>): {
    readonly text: string;
    readonly startOf: (segment: FileSegment) => number;
  } {
    const parts: string[] = [];
    const starts = new Map<FileSegment, number>();
    let [at, length] = [0, 0];
    const add = (part: string) => {
      parts.push(part);
      length += part.length;
    };
    for (const segment of this.segments) {
      add(this.text.slice(at, segment.start));
      if (wanted.has(segment)) {
        starts.set(segment, length);
        add(this.text.slice(segment.body, segment.end));
      }
      at = segment.end;
    }
    add(this.text.slice(at));
    return { text: parts.join(""), startOf: (segment) => starts.get(segment) ?? -1 };
  }
}

function mentionsOf(text: string, { names, body, end }: Segment): ReadonlySet<string> {
  if (!names) return new Set();
  const found = new Set(text.slice(body, end).match(NAME));
  return new Set([...found].map(withoutItsText));
}
