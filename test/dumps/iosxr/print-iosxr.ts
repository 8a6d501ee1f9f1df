import {
  formatAddress,
  formatPrefix,
  type Address,
  type Community,
} from "../../../src/net/index.ts";
import { formatAsPath } from "../../../src/policy/index.ts";
import type { ReceivedRoute } from "../../../src/routes/index.ts";

/** A path of the table: a route from a neighbor, and what the model says of it. */
export interface PrintedPath {
  readonly route: ReceivedRoute;
  readonly neighbor: Address;
  /** Leaves of `path-information` that are true. */
  readonly flags: readonly string[];
}

/**
 * Prints paths as the model Cisco-IOS-XR-ipv4-bgp-oper has them (github.com/YangModels/yang,
 * vendor/cisco/xr/2531/Cisco-IOS-XR-ipv4-bgp-oper.yang and -sub1.yang: PATH, BGP-PATH-BAG, BGP-PATH, BGP-ADDRTYPE,
 * BGP-COMMON-ATTR-ENTRY), in the answer to a NETCONF `get` (RFC 6241, 7.7).
 */
export function printAnswer(paths: readonly PrintedPath[]): string {
  return `<?xml version="1.0"?>
<rpc-reply message-id="101" xmlns="urn:ietf:params:xml:ns:netconf:base:1.0">
 <data>
  <bgp xmlns="http://cisco.com/ns/yang/Cisco-IOS-XR-ipv4-bgp-oper">
   <instances>
    <instance>
     <instance-name>default</instance-name>
     <instance-active>
      <default-vrf>
       <afs>
        <af>
         <af-name>ipv4-unicast</af-name>
         <path-table>
${paths.map(printPath).join("")}         </path-table>
        </af>
       </afs>
      </default-vrf>
     </instance-active>
    </instance>
   </instances>
  </bgp>
 </data>
</rpc-reply>
`;
}

const leaf = (name: string, value: string | number | boolean) =>
  `<${name}>${String(value)}</${name}>`;
const address = (name: string, one: Address, more = "") =>
  `<${name}>${leaf("afi", one.family)}${leaf(`${one.family}-address`, formatAddress(one))}</${name}>${more}`;
const entries = (name: string, numbers: readonly number[]) =>
  numbers.map((number) => `<${name}>${leaf("entry", number)}</${name}>`).join("");

function printPath({ route, neighbor, flags }: PrintedPath): string {
  const [network, length] = formatPrefix(route.prefix).split("/");
  const isInternal = route.localPreference !== null;
  const information = [
    `<bgp-prefix>${address("prefix", route.prefix)}${leaf("prefix-length", length ?? "")}</bgp-prefix>`,
    address("neighbor-address", neighbor),
    route.nextHop ? address("next-hop", route.nextHop) : "",
    leaf("route-type", "ibgp"),
    leaf("is-path-valid", true),
    leaf("is-internal-path", isInternal),
    ...flags.map((flag) => leaf(flag, true)),
    leaf("rcvd-path-id", route.pathId ?? 0),
  ];
  return [
    "          <path>",
    leaf("rd", "0:0:0") + leaf("network", network ?? "") + leaf("prefix-length", length ?? ""),
    `<path-information>${information.join("")}</path-information>`,
    `<attributes-after-policy-in><common-attributes>${printAttributes(route)}</common-attributes>`,
    "</attributes-after-policy-in></path>\n",
  ].join("");
}

function printAttributes(route: ReceivedRoute): string {
  const of = (kind: Community["kind"]) => route.communities.filter((one) => one.kind === kind);
  const { med, localPreference, otc } = route;
  return [
    leaf("is-metric-present", med !== null),
    leaf("is-local-pref-present", true),
    leaf("is-origin-present", true),
    leaf("is-as-path-present", true),
    leaf("is-community-present", of("standard").length > 0),
    leaf("is-extended-community-present", of("extended").length > 0),
    leaf("is-large-community-present", of("large").length > 0),
    leaf("neighbor-as", 64500),
    leaf("metric", med ?? 0),
    leaf("local-preference", localPreference ?? 100),
    leaf("origin", ["igp", "egp", "incomplete"].indexOf(route.origin)),
    leaf("as-path", formatAsPath(route.asPath)),
    ...route.communities.map(printCommunity),
    entries("unknown-attribute", otc === null ? [] : [0xc0, 35, 4, ...bytesOf(otc, 4)]),
  ].join("");
}

function printCommunity(one: Community): string {
  switch (one.kind) {
    case "standard":
      return entries("community", [one.high * 65536 + one.low]);
    case "large":
      return `<large-community>${leaf("global-admin", one.global)}${leaf("local-data1", one.local1)}${leaf("local-data2", one.local2)}</large-community>`;
    case "extended": {
      const isLong = one.administrator > 65535;
      const bytes = [
        ...[isLong ? 2 : 0, 2],
        ...bytesOf(one.administrator, isLong ? 4 : 2),
        ...bytesOf(one.value, isLong ? 2 : 4),
      ];
      return entries("extended-community", bytes);
    }
  }
}

function bytesOf(value: number, length: number): readonly number[] {
  return Array.from({ length }, (_, at) => Math.floor(value / 256 ** (length - 1 - at)) % 256);
}
