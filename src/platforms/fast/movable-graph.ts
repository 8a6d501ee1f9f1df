import type { FilterNode } from "../../policy/index.ts";

/** The first line of a text that stands nowhere yet. All its lines are far below those of a file, which begin at 1. */
export const NOWHERE = -(2 ** 30);

/**
 * Where a filter goes on: with a route nothing was done to, and with one that was changed or passed. That is one node but
 * on a platform that tells these routes apart.
 */
export interface Continuations {
  readonly open: FilterNode;
  readonly touched: FilterNode;
}

/**
 * What statements do, to be put wherever a file says them: a thousand filters say most things in the same words. It is made from a
 * text that begins on the line `NOWHERE`.
 */
export class MovableGraph {
  /** Nodes after those they lead to. Numbers 0 and 1 are the continuations after the statements, these follow. */
  readonly #steps: Step[] = [];
  readonly #open: number;
  readonly #touched: number;

  /** A graph as it begins, and the nodes in it that stand for the continuations. */
  constructor(starts: Continuations, behind: Continuations) {
    const numbers = new Map([
      [behind.open, 0],
      [behind.touched, 1],
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

  /** The beginnings of the graph where its text begins on a line, with what comes behind it there. */
  place(line: number, behind: Continuations): Continuations {
    const nodes = [behind.open, behind.touched];
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
  // What was read from another place of the file has its line already.
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
