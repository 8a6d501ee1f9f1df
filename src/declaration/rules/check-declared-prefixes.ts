import { diagnostic, type Report } from "../../diagnostics/index.ts";
import {
  compareRanges,
  coveredSpace,
  FAMILIES,
  formatPrefixRange,
  type Family,
} from "../../net/index.ts";
import type { Guards, Peer } from "../declaration.ts";
import type { Rule } from "./rule.ts";

/**
 * What a peer declares in addition to its registration must be listed only once, and must pass the guards that apply
 * to registered prefixes when they are fetched: not the default route, and no more of the address space than one peer
 * may have.
 */
export const checkDeclaredPrefixes: Rule = ({ guards, peers }, report) => {
  for (const { peer } of peers) {
    const seen = new Set<string>();
    const named = [
      ...peer.prefixes.map(({ value, span }) => ({ name: formatPrefixRange(value), span })),
      ...peer.origins.map(({ value, span }) => ({ name: `AS${value}`, span })),
    ];
    for (const { name, span } of named) {
      if (seen.has(name)) report(diagnostic("listed-twice", { name }, { span }));
      seen.add(name);
    }
    for (const family of FAMILIES) checkSize(peer, family, guards, report);
  }
};

function checkSize(peer: Peer, family: Family, guards: Guards, report: Report): void {
  const declared = peer.prefixes
    .filter(({ value }) => value.prefix.family === family)
    .sort((a, b) => compareRanges(a.value, b.value));
  const defaults = declared.filter(({ value }) => value.min === 0);
  for (const { value, span } of defaults) {
    const params = { asn: peer.asn, range: formatPrefixRange(value), family };
    report(diagnostic("declared-default-route", params, { span }));
  }
  const space = coveredSpace(
    family,
    declared.map(({ value }) => ({ range: value })),
  );
  const fraction = peer.spaceFraction ?? guards.spaceFraction;
  const [largest] = [...declared].sort((a, b) => a.value.prefix.length - b.value.prefix.length);
  // The default route covers everything: that is one mistake, already reported.
  if (!largest || defaults.length > 0 || space * fraction <= 1) return;
  const params = { asn: peer.asn, family, part: space, fraction };
  report(diagnostic("declared-space", params, { span: largest.span }));
}
