/**
 * The names of Juniper's YANG models (junos-conf-policy-options, junos-conf-protocols, junos-conf-routing-instances; 21.3R1 and
 * 24.4R1 together) in the places that the reader looks at, without `apply-…`.
 */
export const MODEL_WORDS = {
  from: words(`aggregate-contributor area as-path as-path-calc-length as-path-group as-path-neighbors
    as-path-origins as-path-transits as-path-unique-count bgp-srte-discriminator bridge-domain-id color
    color2 community community-count condition evpn-esi evpn-mac-route evpn-tag external family
    igp-instance igp-instance-regex instance instance-any instance-list interface
    large-community-count level local-preference lsp lsp-regex mac-filter-list metric metric2 metric3
    metric4 multicast-scope neighbor next-hop next-hop-type nexthop-ecmp nexthop-weight
    nlri-route-type origin policy preference preference2 prefix-list prefix-list-filter prefix-segment
    programmed protocol rib rib-list route-distinguisher route-filter route-filter-list route-type
    rtf-prefix-list source-address-filter source-address-filter-list source-routing-path srte-color
    state tag tag2 traffic-engineering tunnel-type validation-database validation-database-instance`),
  then: words(`accept add-path advertise-locator aggregate-bandwidth aigp-adjust aigp-originate analyze
    as-path-expand as-path-prepend assisted-replication auto-link-bandwidth bgp-output-queue-priority
    class color color2 community cos-next-hop-map credibility damping default-action destination-class
    dynamic-tunnel-attributes external fib-install-priority filter forwarding-class
    ignore-service-label install-nexthop install-to-fib ipv4-source-router-id ipv6-source-router-id
    label-allocation label-allocation-fallback-reject limit-bandwidth load-balance local-preference
    map-to-interface metric metric2 metric3 metric4 mhop-bfd-port multipath-resolve next next-hop
    no-backup no-entropy-label-capability no-install-to-fib no-route-localize origin p2mp-lsp-root
    preference preference2 prefix-attribute-flags prefix-segment priority reject
    request-acknowledgements request-long-lived-ack resolution-map selected-mldp-egress
    send-withdrawal-on-route-change set-down-bit slice source-based-forwarding source-class
    source-routing-path-template srv6 ssm-source strip-as-path tag tag2 trace tunnel-attribute
    tunnel-end-point-address validation-state`),
  neighbor: words(`accept-prefix-sid accept-remote-nexthop add-path-display-ipv4-address
    advertise-bgp-static advertise-external advertise-inactive advertise-peer-as advertise-prefix-sid
    advertise-srgb allow as-override authentication-algorithm authentication-key
    authentication-key-chain bfd-liveness-detection bgp-error-tolerance bgp-identifier bmp cluster
    damping description disable-4byte-as domain-path-id dynamic-neighbor ebgp-community-cleanup
    egress-te egress-te-adj-segment egress-te-node-segment enforce-first-as export family
    forwarding-context graceful-restart graceful-shutdown hold-time idle-after-switch-over import
    include-mp-next-hop ipsec-sa keep link-bandwidth local-address local-as local-interface
    local-preference log-updown message-batching metric-out minimum-hold-time mtu-discovery multihop
    multipath mvpn-iana-rt-import nlri no-advertise-peer-as no-aggregator-id no-client-reflect
    no-global-load-balancing optimal-route-reflection out-delay outbound-route-filter passive peer-as
    peer-as-list preference protocol remove-private rfc6514-compliant-safi129 route-server-client
    send-non-transitive-link-bandwidth shutdown tcp-aggressive-transmission tcp-connect-port tcp-mss
    tcpao-auth-mismatch tcpao-handling-with-digest-mismatch traceoptions ttl type
    unconfigured-peer-graceful-restart vpn-apply-export`),
  session:
    words(`authentication-algorithm authentication-key authentication-key-chain database hold-time
    local-address port preference record-lifetime refresh-time tcpao-auth-mismatch
    tcpao-handling-with-digest-mismatch traceoptions`),
  matchType: words(`exact longer orlonger upto through prefix-length-range address-mask`),
  family: words(`inet inet-mvpn inet-vpn inet6 inet6-mvpn inet6-vpn iso-vpn l2vpn evpn route-target
    traffic-engineering`),
} as const;

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
