import type { AsnSet } from "../asn-set.ts";
import type { PathPattern } from "./path-pattern.ts";

/** A segment of an AS_PATH: an ASN, or the ASNs of an AS_SET. */
type Segment = number | readonly number[];

/** A set of AS_PATHs, as the smallest automaton that takes them: two sets with the same paths have the same `key`. */
export class PathLanguage {
  /** The same text for the same paths, short enough to compare often. */
  get key(): string {
    throw new Error("to do");
  }
  static of(_pattern: PathPattern): PathLanguage {
    throw new Error("to do");
  }
  /** Paths with an ASN of the set, in a sequence or an AS_SET. */
  static containing(_asns: AsnSet): PathLanguage {
    throw new Error("to do");
  }
  /** Paths whose first segment is an ASN of the set. */
  static startingWith(_asns: AsnSet): PathLanguage {
    throw new Error("to do");
  }
  /** Paths whose last segment is an ASN of the set. */
  static endingWith(_asns: AsnSet): PathLanguage {
    throw new Error("to do");
  }
  /** Paths of at least so many hops; an AS_SET counts as one. */
  static ofLength(_atLeast: number): PathLanguage {
    throw new Error("to do");
  }
  /** Paths with an AS_SET. */
  static withSet(): PathLanguage {
    throw new Error("to do");
  }
  /** The empty path. */
  static empty(): PathLanguage {
    throw new Error("to do");
  }
  get isEmpty(): boolean {
    throw new Error("to do");
  }
  has(_path: readonly Segment[]): boolean {
    throw new Error("to do");
  }
  unite(_other: PathLanguage): PathLanguage {
    throw new Error("to do");
  }
  intersect(_other: PathLanguage): PathLanguage {
    throw new Error("to do");
  }
  /** All well-formed paths that are not in this one. */
  complement(): PathLanguage {
    throw new Error("to do");
  }
  /** The paths that are in this one once the ASN has been put in front of them `times` times. */
  behind(_asn: number, _times: number): PathLanguage {
    throw new Error("to do");
  }
  /** The path with the fewest hops, then the lowest ASNs; null where there is none. */
  shortest(): readonly Segment[] | null {
    throw new Error("to do");
  }
}
