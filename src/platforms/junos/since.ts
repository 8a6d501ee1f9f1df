/** The first Junos release with a statement, from the release notes and the YANG models that Juniper publishes. */
export const SINCE = {
  /**
   * Lists of ASNs matched without regular expressions, `as-path-neighbors`, `-origins` and `-transits` (release notes
   * of 21.3R1). What they do with an AS_SET is documented, which is not so for `as-path`. Nothing older is supported.
   */
  asLists: [21, 3],
  /** `otc-local-role`, RFC 9234. */
  roles: [25, 2],
  /** `keepalive-time`; in the model of 25.4R1, not in that of 25.2R1. */
  keepaliveTime: [25, 4],
} as const;
