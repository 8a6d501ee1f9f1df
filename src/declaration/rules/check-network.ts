import { diagnostic } from "../../diagnostics/index.ts";
import { items, nodeAt, spanAt, textOf } from "../../document/index.ts";
import {
  comparePrefixes,
  FAMILIES,
  formatAddress,
  formatPrefix,
  parsePrefix,
} from "../../net/index.ts";
import { addressProblem } from "./address-problem.ts";
import type { Rule } from "./rule.ts";

/**
 * The largest part of the address space that can belong to one network: larger own prefixes would reject the
 * Internet.
 */
const SHORTEST = { ipv4: 8, ipv6: 16 } as const;

/** Our own prefixes and discard addresses must be valid for a network. */
export const checkNetwork: Rule = ({ root, network }, report) => {
  if (!network) return;
  for (const prefix of network.prefixes) {
    const why = prefix.length < SHORTEST[prefix.family] ? "too large" : addressProblem(prefix);
    if (why === null) continue;
    const written = items(nodeAt(root, ["network", "prefixes"])).find((node) => {
      const other = parsePrefix(textOf(node) ?? "");
      return other !== null && comparePrefixes(other, prefix) === 0;
    });
    const params = { address: textOf(written ?? null) ?? formatPrefix(prefix), why };
    const span = written?.span ?? spanAt(root, ["network", "prefixes"]);
    report(diagnostic("unusable-address", params, { span }));
  }
  for (const family of FAMILIES) {
    const address = network.discard[family];
    const why = address && addressProblem(address);
    if (!address || why === null) continue;
    const path = ["network", "discard", family];
    const params = { address: textOf(nodeAt(root, path)) ?? formatAddress(address), why };
    const span = spanAt(root, path);
    report(diagnostic("unusable-address", params, { span }));
  }
};
