import type { FilterNode } from "../../policy/index.ts";
import { MovableGraph, NOWHERE, type Continuations } from "./movable-graph.ts";

/** Part of the body of a filter: whole statements, with the blanks and comments before them. */
export interface BodyPart {
  readonly text: string;
  /** The line it begins on. */
  readonly line: number;
}

/** The graph of statements, and how many conditions were read to build it. */
export interface Meaning {
  readonly starts: Continuations;
  readonly conditions: number;
}

interface CachedPart<Statements> {
  readonly statements: Statements;
  /** Their graphs for continuations that are one node, and for two. */
  one: MovableMeaning | null;
  two: MovableMeaning | null;
}

interface MovableMeaning {
  readonly graph: MovableGraph;
  readonly conditions: number;
}

/**
 * Statements that filters have in common: a text is parsed once, with lines starting at `NOWHERE`, for all filters
 * that are read in the same way (same family, local address and so on). Only what is understood is cached. A
 * diagnostic needs its line, so in that case the readers throw, and read the filter again as a whole and in its place.
 * What it saves is in docs/performance.md.
 */
export class StatementCache<Statements> {
  readonly #parts = new Map<string, CachedPart<Statements>>();
  readonly #parse: (text: string) => Statements;

  /** `parse` reads a part's statements. */
  constructor(parse: (text: string) => Statements) {
    this.#parse = parse;
  }

  /** The graph of a body that continues with `after`. Throws what `parse` and `interpret` throw. */
  read(
    parts: readonly BodyPart[],
    after: Continuations,
    interpret: (statements: Statements, after: Continuations) => Meaning,
  ): Meaning {
    // All parts are parsed, and then interpreted from the last to the first: the order in which a body is read as a
    // whole.
    const known = parts.map(({ text, line }) => ({ part: this.#part(text), line }));
    let [starts, conditions] = [after, 0];
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
  interpret: (after: Continuations) => Meaning,
): MovableMeaning {
  const end = (): FilterNode => ({ kind: "verdict", verdict: "reject", line: NOWHERE });
  const open = end();
  const after = { open, touched: nodes === "one" ? open : end() };
  const { starts, conditions } = interpret(after);
  return { graph: new MovableGraph(starts, after), conditions };
}
