import type { FilterNode } from "../../policy/index.ts";

/** How many tests can still come in a graph, on the longest way to its end; computed once for each node. */
export class RemainingTests {
  readonly #known = new Map<FilterNode, number>();

  /** The tests from a node on, its own included. */
  of(start: FilterNode): number {
    // Without recursion: a filter may be longer than a stack is deep.
    const open = [start];
    for (let node = open.at(-1); node; node = open.at(-1)) {
      const next = this.#known.has(node) ? [] : after(node);
      const unknown = next.filter((one) => !this.#known.has(one));
      if (unknown.length > 0) {
        open.push(...unknown);
        continue;
      }
      open.pop();
      if (this.#known.has(node)) continue;
      const most = Math.max(0, ...next.map((one) => this.#known.get(one) ?? 0));
      this.#known.set(node, most + (node.kind === "test" ? 1 : 0));
    }
    return this.#known.get(start) ?? 0;
  }
}

function after(node: FilterNode): readonly FilterNode[] {
  switch (node.kind) {
    case "verdict":
      return [];
    case "edit":
      return [node.next];
    case "test":
      return [node.then, node.otherwise];
  }
}
