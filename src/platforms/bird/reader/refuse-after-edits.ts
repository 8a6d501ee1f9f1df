import type { FilterNode } from "../../../policy/index.ts";
import { NotUnderstood } from "./cursor.ts";

/** What occurs on some path from a node on. */
interface Ahead {
  readonly rpki: boolean;
  /** A test or a change of `bgp_next_hop`. */
  readonly hop: boolean;
  /** A change of `dest`. */
  readonly discard: boolean;
}

const NOTHING: Ahead = { rpki: false, hop: false, discard: false };

/**
 * Refuses tests for which BIRD uses more than a decision graph knows about a route (seen on 2.0.12): it treats `dest`
 * and `bgp_next_hop` as two attributes, and RPKI validation takes its origin from the current path, which was empty
 * before a prepend of another ASN than ours. Throws `NotUnderstood`.
 */
export function refuseAfterEdits(start: FilterNode, asn: number): void {
  const known = new Map<FilterNode, Ahead>();
  const stack = [start];
  for (;;) {
    const node = stack.at(-1);
    if (!node) return;
    const missing = known.has(node) ? [] : nextOf(node).filter((next) => !known.has(next));
    if (missing.length > 0) {
      stack.push(...missing);
      continue;
    }
    stack.pop();
    if (!known.has(node)) known.set(node, aheadOf(node, known, asn));
  }
}

function nextOf(node: FilterNode): readonly FilterNode[] {
  switch (node.kind) {
    case "verdict":
      return [];
    case "test":
      return [node.then, node.otherwise];
    case "edit":
      return [node.next];
  }
}

function aheadOf(node: FilterNode, known: ReadonlyMap<FilterNode, Ahead>, asn: number): Ahead {
  const after = nextOf(node).map((next) => known.get(next) ?? NOTHING);
  const on = (what: keyof Ahead): boolean => after.some((ahead) => ahead[what]);
  const ahead = { rpki: on("rpki"), hop: on("hop"), discard: on("discard") };
  if (node.kind === "test") {
    const { test } = node;
    const rpki = ahead.rpki || (test.kind === "value" && test.attribute === "rpki");
    return { ...ahead, rpki, hop: ahead.hop || test.kind === "next-hop" };
  }
  if (node.kind === "verdict") return ahead;
  const { edit, line } = node;
  if (edit.kind === "prepend" && edit.asn !== asn && ahead.rpki) {
    throw new NotUnderstood(
      line,
      "an ASN prepended before RPKI validation, which takes it for an origin",
    );
  }
  if (edit.kind !== "set-next-hop") return ahead;
  if (edit.to === "discard" ? ahead.hop : ahead.discard) {
    throw new NotUnderstood(line, "`dest` and `bgp_next_hop` of one route");
  }
  return edit.to === "discard" ? { ...ahead, discard: true } : { ...ahead, hop: true };
}
