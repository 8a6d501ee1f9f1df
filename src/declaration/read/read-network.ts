import type { Report } from "../../diagnostics/index.ts";
import { child, isTrue, items, type Node } from "../../document/index.ts";
import type { Network } from "../declaration.ts";
import { LONGEST_NAME, readLabel } from "./read-label.ts";
import { readAddress, readAsn, readObjectName, readPrefixAt, readText } from "./values.ts";

/** Reads `network:`. */
export function readNetwork(node: Node, report: Report): Network | null {
  const asn = readAsn(child(node, "asn"), report);
  const name = readLabel(child(node, "name"), "the network's name", report, LONGEST_NAME);
  const asSets = items(child(node, "as_sets")).flatMap((n) => readObjectName(n, report) ?? []);
  const prefixes = items(child(node, "prefixes")).flatMap((n) => readPrefixAt(n, report) ?? []);
  const discard = child(node, "discard");
  const network = {
    asSets,
    prefixes,
    discard: {
      ipv4: discard && readAddress(child(discard, "ipv4"), report, "ipv4"),
      ipv6: discard && readAddress(child(discard, "ipv6"), report, "ipv6"),
    },
    lab: isTrue(child(node, "lab")),
    agreement: readText(child(node, "agreement")),
    span: node.span,
  };
  return asn === null || name === null ? null : { asn, name, ...network };
}
