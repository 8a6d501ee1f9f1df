import type { PeeringDbNetwork } from "../peeringdb.ts";
import type { RecordFields } from "./record-fields.ts";

/** Reads a network from a record of `net`, or from its line. */
export function readNetwork(fields: RecordFields): PeeringDbNetwork {
  const types = fields.words("info_types");
  const type = fields.text("info_type");
  return {
    asn: fields.asn("asn"),
    id: fields.id("id"),
    name: fields.name("name"),
    asSet: fields.textGiven("irr_as_set"),
    prefixes4: fields.countOrNull("info_prefixes4"),
    prefixes6: fields.countOrNull("info_prefixes6"),
    traffic: fields.text("info_traffic"),
    website: fields.url("website"),
    lookingGlass: fields.url("looking_glass"),
    // Records were of one type only until 2022, and old dumps have just that.
    types: types.length === 0 && type !== "" ? [type] : types,
    scope: fields.text("info_scope"),
    neverViaRouteServers: fields.flag("info_never_via_route_servers", false),
    policy: fields.text("policy_general"),
    policyUrl: fields.url("policy_url"),
    policyLocations: fields.text("policy_locations"),
    policyRatio: fields.flag("policy_ratio", false),
    policyContracts: fields.text("policy_contracts"),
    updated: fields.time("updated"),
  };
}

/** A network as it is committed, under the names that PeeringDB has for its fields. */
export function networkLine(network: PeeringDbNetwork): object {
  return {
    asn: network.asn,
    id: network.id,
    name: network.name,
    irr_as_set: network.asSet,
    info_prefixes4: network.prefixes4,
    info_prefixes6: network.prefixes6,
    info_traffic: network.traffic,
    website: network.website,
    looking_glass: network.lookingGlass,
    info_types: network.types,
    info_scope: network.scope,
    info_never_via_route_servers: network.neverViaRouteServers,
    policy_general: network.policy,
    policy_url: network.policyUrl,
    policy_locations: network.policyLocations,
    policy_ratio: network.policyRatio,
    policy_contracts: network.policyContracts,
    updated: network.updated,
  };
}
