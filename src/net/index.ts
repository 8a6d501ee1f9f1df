/** Prefixes, addresses, ASNs, communities and the sets of them. Imports nothing of the project. */
export * from "./address.ts";
export * from "./as-path/index.ts";
export * from "./asn.ts";
export * from "./asn-set.ts";
export * from "./canonical/index.ts";
export * from "./community.ts";
export * from "./community-set.ts";
export * from "./family.ts";
export * from "./format-packed.ts";
export * from "./object-name.ts";
export * from "./packed-prefix.ts";
export * from "./prefix.ts";
export * from "./prefix-range.ts";
export * from "./prefix-set.ts";
export * from "./read-packed.ts";
export * from "./registered-object.ts";
