import type { FilterNode } from "../../policy/index.ts";
import { MovableGraph, NOWHERE, type Continuations } from "./movable-graph.ts";

/** A part of the body of a filter: whole statements, with the blanks and comments before them. */
export interface BodyPart {
  readonly text: string;
  /** The line it begins on. */
  readonly line: number;
}

/** What statements do: how they begin, and how many conditions were read to know it. */
export interface Meaning {
  readonly starts: Continuations;
  readonly conditions: number;
}

interface CachedPart<Statements> {
  readonly statements: Statements;
  /** What they do where both continuations after them are one node, and where they are two. */
  one: MovableMeaning | null;
  two: MovableMeaning | null;
}

interface MovableMeaning {
  readonly graph: MovableGraph;
  readonly conditions: number;
}

/**
 * Statements that filters have in common: a text is read once, as beginning on the line `NOWHERE`, for all filters that are read
 * alike (of one family, one local address and so on). Only what is understood is kept. Whatever has to be told needs
 * its line, so there the readers throw, and read the filter again as a whole and in its place.
 */
export class StatementCache<Statements> {
  readonly #parts = new Map<string, CachedPart<Statements>>();
  readonly #parse: (text: string) => Statements;

  /** `parse` reads a part's statements. */
  constructor(parse: (text: string) => Statements) {
    this.#parse = parse;
  }

  /** What a body does that goes on with the continuations `behind`. Throws what `parse` and `interpret` throw. */
  read(
    parts: readonly BodyPart[],
    behind: Continuations,
    interpret: (statements: Statements, behind: Continuations) => Meaning,
  ): Meaning {
    // All are parsed, and then interpreted from the last on: the order in which a body is read as a whole.
    const known = parts.map(({ text, line }) => ({ part: this.#part(text), line }));
    let [starts, conditions] = [behind, 0];
    for (const { part, line } of known.reverse()) {
      const nodes = starts.open === starts.touched ? "one" : "two";
      const meaning = (part[nodes] ??= movable(nodes, (ends) => interpret(part.statements, ends)));
      starts = meaning.graph.place(line, starts);
      conditions += meaning.conditions;
    }
    return { starts, conditions };
  }

  #part(text: string): CachedPart<Statements> {
    let part = this.#parts.get(text);
    if (!part) {
      part = { statements: this.#parse(text), one: null, two: null };
      this.#parts.set(text, part);
    }
    return part;
  }
}

function movable(
  nodes: "one" | "two",
  interpret: (behind: Continuations) => Meaning,
): MovableMeaning {
  const end = (): FilterNode => ({ kind: "verdict", verdict: "reject", line: NOWHERE });
  const open = end();
  const behind = { open, touched: nodes === "one" ? open : end() };
  const { starts, conditions } = interpret(behind);
  return { graph: new MovableGraph(starts, behind), conditions };
}
