import type { FilterNode } from "../../policy/index.ts";

/** The first line of a text without a position yet. All its lines are far below those of a file, which begin at 1. */
export const NOWHERE = -(2 ** 30);

/**
 * Where a filter continues: with an unchanged route, and with one that was changed or passed. The two are one node
 * except on a platform that distinguishes such routes.
 */
export interface Continuations {
  readonly open: FilterNode;
  readonly touched: FilterNode;
}

/**
 * The graph of statements, which can be placed wherever a file has them: a thousand filters have most statements in
 * common. It is built from a text that begins on the line `NOWHERE`.
 */
export class MovableGraph {
  /** Nodes after those they lead to. Numbers 0 and 1 are the continuations after the statements, these follow. */
  readonly #steps: Step[] = [];
  readonly #open: number;
  readonly #touched: number;

  /** The entry points of a graph, and the nodes in it that represent the continuations. */
  constructor(starts: Continuations, after: Continuations) {
    const numbers = new Map([
      [after.open, 0],
      [after.touched, 1],
    ]);
    const numberOf = (node: FilterNode): number => {
      const known = numbers.get(node);
      if (known !== undefined) return known;
      const number = this.#steps.push(stepOf(node, numberOf)) + 1;
      numbers.set(node, number);
      return number;
    };
    this.#open = numberOf(starts.open);
    this.#touched = numberOf(starts.touched);
  }

  /** The entry points of the graph when its text begins on a line, with the given continuations. */
  place(line: number, after: Continuations): Continuations {
    const nodes = [after.open, after.touched];
    for (const step of this.#steps) nodes.push(placed(step, line, nodes));
    return { open: nodeAt(nodes, this.#open), touched: nodeAt(nodes, this.#touched) };
  }
}

/** A node, and the numbers of those it leads to. */
type Step =
  | { readonly node: Extract<FilterNode, { kind: "verdict" }> }
  | { readonly node: Extract<FilterNode, { kind: "edit" }>; readonly next: number }
  | {
      readonly node: Extract<FilterNode, { kind: "test" }>;
      readonly then: number;
      readonly otherwise: number;
    };

function stepOf(node: FilterNode, numberOf: (node: FilterNode) => number): Step {
  switch (node.kind) {
    case "verdict":
      return { node };
    case "edit":
      return { node, next: numberOf(node.next) };
    case "test":
      return { node, then: numberOf(node.then), otherwise: numberOf(node.otherwise) };
  }
}

function placed(step: Step, first: number, nodes: readonly FilterNode[]): FilterNode {
  const { node } = step;
  // A node read from another place of the file already has its line.
  const line = node.line < 0 ? node.line - NOWHERE + first : node.line;
  if ("next" in step) {
    return { kind: "edit", edit: step.node.edit, line, next: nodeAt(nodes, step.next) };
  }
  if ("then" in step) {
    const then = nodeAt(nodes, step.then);
    const otherwise = nodeAt(nodes, step.otherwise);
    return { kind: "test", test: step.node.test, line, then, otherwise };
  }
  return { kind: "verdict", verdict: step.node.verdict, line };
}

function nodeAt(nodes: readonly FilterNode[], number: number): FilterNode {
  const node = nodes[number];
  if (!node) throw new Error("a graph with a number that no node has");
  return node;
}
