/**
 * A piece of a configuration that stands for itself: an object by its name, or a neighbor, with the comments in front
 * of it. A file without some of its pieces says of all others what it says with them, as long as nothing that is left
 * names what is not.
 */
export interface Piece {
  readonly kind: "object" | "neighbor";
  /** What it begins with, and no other piece of the file: `prefix-list PEERC_OWN_V4`. */
  readonly key: string;
  /** What it is called, by which others may name it; null where it has no name. */
  readonly name: string | null;
  /** Where pieces of its kind stand: in one part of the file only. */
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

/** What pieces of one kind look like. */
export interface PieceForm extends Pick<Piece, "kind" | "zone" | "names"> {
  /**
   * Matches what a piece begins with, from the beginning of a line (`y`): `comments` before it, its `key`, in which is its
   * `name` if it has one.
   */
  readonly head: RegExp;
  /** The place behind the piece, of which the head ends at `from`; -1 where it is none, or more than one. */
  readonly end: (text: string, from: number, key: string) => number;
}

/** How the files of a platform are cut. */
export interface PieceForms {
  readonly forms: readonly PieceForm[];
  /** Matches all lines that say nothing, wherever they stand outside of pieces (`gm`). */
  readonly comments: RegExp;
}

/** A text that was cut before, and its pieces in order. */
export interface CutText<P extends Piece> {
  readonly text: string;
  readonly pieces: readonly P[];
}

/** A piece, and the one of the earlier text with the same key and, but for comments before it, the same text, if there is one. */
export interface FoundPiece<P extends Piece> {
  readonly piece: Piece;
  readonly earlier: P | null;
}

/**
 * The pieces of a file, in its order. What is between them belongs to no piece. Those of an earlier text of the file are
 * found again without looking into them.
 */
export function cutIntoPieces<P extends Piece>(
  text: string,
  forms: readonly PieceForm[],
  earlier: CutText<P> | null,
): readonly FoundPiece<P>[] {
  const found: FoundPiece<P>[] = [];
  const indexes = new Map(earlier?.pieces.map(({ key }, index) => [key, index]));
  /** The piece that the earlier text has next. */
  let next = 0;
  const known = (index: number, from: "start" | "body", at: number): P | null => {
    if (!earlier) return null;
    const piece = earlier.pieces[index];
    if (!piece) return null;
    const length = piece.end - piece[from];
    const same = earlier.text.slice(piece[from], piece.end) === text.slice(at, at + length);
    return same ? piece : null;
  };
  for (let at = 0; at < text.length;) {
    let same = known(next, "start", at);
    let piece: Piece | null = same && moved(same, at, at + same.body - same.start);
    if (!piece) {
      const begun = beginningAt(text, at, forms);
      const index = begun ? (indexes.get(begun.key) ?? -1) : -1;
      if (index >= 0) next = index;
      same = begun && known(index, "body", begun.body);
      if (same && begun) piece = moved(same, at, begun.body);
      else if (begun) {
        const { form, key, name, body, from } = begun;
        const { kind, zone, names } = form;
        const end = form.end(text, from, key);
        if (end >= 0) piece = { kind, zone, names, key, name, start: at, body, end };
      }
    }
    if (piece) {
      found.push({ piece, earlier: same });
      next++;
    }
    const newline = piece ? piece.end - 1 : text.indexOf("\n", at);
    at = newline < 0 ? text.length : newline + 1;
  }
  return found;
}

/** A piece at another place. */
function moved(piece: Piece, start: number, body: number): Piece {
  return { ...piece, start, body, end: body + piece.end - piece.body };
}

/** The same characters: V8 keeps a text of a hundred megabytes for as long as it has a word cut out of it. */
export function withoutItsText(word: string): string {
  return ` ${word}`.slice(1);
}

/** What begins at a place, and where its head ends. */
function beginningAt(text: string, at: number, forms: readonly PieceForm[]) {
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
