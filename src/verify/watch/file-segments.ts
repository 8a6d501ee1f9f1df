import {
  cutIntoPieces,
  type CutText,
  type Piece,
  type Platform,
  withoutItsText,
} from "../../platforms/index.ts";

/** A name of ours, wherever it stands. */
const NAME = /PEERC_\w+/g;

/** A piece of a file, and what it has to do with the others. */
export interface FilePiece extends Piece {
  /** In which gap of the text that belongs to no piece it stands, counted from its beginning. */
  readonly gap: number;
  /** The names of ours in it. */
  readonly mentions: ReadonlySet<string>;
}

/** A file as pieces and what is between them. */
export class FilePieces implements CutText<FilePiece> {
  readonly text: string;
  readonly pieces: readonly FilePiece[];
  readonly byKey: ReadonlyMap<string, FilePiece>;
  /** What belongs to no piece, in order, without comments: the gaps between them hold the pieces. */
  readonly common: readonly string[];
  /** The pieces that are not in the earlier text, or not the same there, or not in the same gap. */
  readonly changed: ReadonlySet<FilePiece>;
  readonly #named: ReadonlyMap<string, readonly FilePiece[]>;

  private constructor(
    text: string,
    byKey: ReadonlyMap<string, FilePiece>,
    common: readonly string[],
    changed: ReadonlySet<FilePiece>,
  ) {
    this.text = text;
    this.pieces = [...byKey.values()];
    this.byKey = byKey;
    this.common = common;
    this.changed = changed;
    const named = new Map<string, FilePiece[]>();
    for (const piece of this.pieces) {
      if (piece.name === null) continue;
      const same = named.get(piece.name);
      if (same) same.push(piece);
      else named.set(piece.name, [piece]);
    }
    this.#named = named;
  }

  /**
   * Cuts a file, with the help of an earlier text of it. Null where two pieces begin alike, or pieces of different parts of
   * the file stand beside each other.
   */
  static of(
    text: string,
    platform: Pick<Platform, "pieces">,
    before: FilePieces | null,
  ): FilePieces | null {
    const byKey = new Map<string, FilePiece>();
    const common: string[] = [];
    const changed = new Set<FilePiece>();
    const zones = new Map<number, string>();
    const { forms, comments } = platform.pieces;
    let at = 0;
    for (const { piece, earlier } of cutIntoPieces(text, forms, before)) {
      if (piece.start > at || common.length === 0) common.push(text.slice(at, piece.start));
      const gap = common.length;
      if (byKey.has(piece.key) || (zones.get(gap) ?? piece.zone) !== piece.zone) return null;
      zones.set(gap, piece.zone);
      const whole = { ...piece, gap, mentions: earlier?.mentions ?? mentionsOf(text, piece) };
      byKey.set(piece.key, whole);
      if (earlier?.gap !== gap) changed.add(whole);
      at = piece.end;
    }
    common.push(text.slice(at));
    const said = common.map((one) => one.replace(comments, ""));
    return new FilePieces(text, byKey, said, changed);
  }

  /** Where a piece begins. */
  readonly startOf = (piece: FilePiece): number => piece.body;

  /** In which part of the file the pieces of each gap stand. */
  get zones(): ReadonlyMap<number, string> {
    return new Map(this.pieces.map(({ gap, zone }) => [gap, zone]));
  }

  /** Pieces, and all that they name, that those name, and so on. */
  closure(pieces: Iterable<FilePiece>): ReadonlySet<FilePiece> {
    const found = new Set(pieces);
    for (const { mentions } of found) {
      for (const name of mentions)
        for (const piece of this.#named.get(name) ?? []) found.add(piece);
    }
    return found;
  }

  /** The file without the pieces that are not asked for, and where each of the others begins in it. */
  only(wanted: ReadonlySet<FilePiece>): {
    readonly text: string;
    readonly startOf: (piece: FilePiece) => number;
  } {
    const parts: string[] = [];
    const starts = new Map<FilePiece, number>();
    let [at, length] = [0, 0];
    const add = (part: string) => {
      parts.push(part);
      length += part.length;
    };
    for (const piece of this.pieces) {
      add(this.text.slice(at, piece.start));
      if (wanted.has(piece)) {
        starts.set(piece, length);
        add(this.text.slice(piece.body, piece.end));
      }
      at = piece.end;
    }
    add(this.text.slice(at));
    return { text: parts.join(""), startOf: (piece) => starts.get(piece) ?? -1 };
  }
}

function mentionsOf(text: string, { names, body, end }: Piece): ReadonlySet<string> {
  if (!names) return new Set();
  const found = new Set(text.slice(body, end).match(NAME));
  return new Set([...found].map(withoutItsText));
}
