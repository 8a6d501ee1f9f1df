import { networkOf, type Asn, type Prefix } from "../../../src/net/index.ts";
import { roasOf, type Material } from "../material.ts";
import type { Roa } from "../rtr-server.ts";

/** A prefix of a neighbor, the ROAs that cover it, and the resulting states. */
export interface RpkiCase {
  readonly about: string;
  readonly prefix: Prefix;
  readonly roas: readonly Roa[];
}

/** An origin that no neighbor has. */
const SOMEBODY = 3301;

/** Every kind of result of ROAs for a route (RFC 6811), each with its own prefix. */
export function rpkiCases({ prefixes, authorized, origins }: Material): readonly RpkiCase[] {
  const origin = origins[0] ?? SOMEBODY;
  const free = prefixes.filter((prefix) => prefix !== authorized);
  const roa = (prefix: Prefix, maxLength: number, asn: Asn): Roa => ({ prefix, maxLength, asn });
  const exact = (prefix: Prefix, asn: Asn) => roa(prefix, prefix.length, asn);
  const above = (prefix: Prefix, maxLength: number, asn: Asn) =>
    roa(networkOf(prefix, prefix.length - 1), maxLength, asn);
  const cases: readonly (readonly [string, (prefix: Prefix) => readonly Roa[]])[] = [
    ["of us and of somebody else", (p) => [exact(p, SOMEBODY), exact(p, origin)]],
    ["of nobody (AS 0, RFC 6483)", (p) => [exact(p, 0)]],
    ["of nobody and of us", (p) => [exact(p, 0), exact(p, origin)]],
    ["around it, for its length", (p) => [above(p, p.length, origin)]],
    ["around it, for shorter ones", (p) => [above(p, p.length - 1, origin)]],
    ["around it, of somebody else", (p) => [above(p, p.length, SOMEBODY)]],
    ["around it too short, and its own", (p) => [above(p, p.length - 1, origin), exact(p, origin)]],
    ["of another registered origin", (p) => [exact(p, origins[1] ?? SOMEBODY)]],
  ];
  return cases.flatMap(([about, roas], i) => {
    const prefix = free[i];
    return prefix ? [{ about: `ROA ${about}`, prefix, roas: roas(prefix) }] : [];
  });
}

/** All ROAs of a neighbor. */
export function edgeRoas(material: Material): readonly Roa[] {
  return [...roasOf(material), ...rpkiCases(material).flatMap(({ roas }) => roas)];
}
