import type { Place } from "./ignored.ts";
import { place } from "./place.ts";

const LABELS = "labels and the paths of packets";

const LDP: Place = {
  ...place("`mpls ldp`", ["mpls ldp"], LABELS, [
    ...["router-id", "discovery", "dual-stack", "neighbor", "ordered-control", "wait-for-sync"],
    "install",
  ]),
  inside: [
    {
      ...place("`address-family` in `mpls ldp`", ["address-family"], LABELS, [
        ...["discovery", "label", "neighbor", "session", "ttl-security"],
      ]),
      closes: "exit-address-family",
      inside: [place("`interface` in it", ["interface *"], LABELS, ["discovery"])],
    },
  ],
};

const L2VPN: Place = {
  ...place("`l2vpn`", ["l2vpn *"], LABELS, ["bridge", "member interface", "mtu", "vc"]),
  inside: [
    place("`member pseudowire` in `l2vpn`", ["member pseudowire"], LABELS, [
      ...["control-word", "neighbor", "pw-id", "pw-status"],
    ]),
  ],
};

const CANDIDATE_PATH = place("`candidate-path`", ["candidate-path"], LABELS, [
  ...["affinity", "bandwidth", "metric", "objective-function"],
]);

const SEGMENT_ROUTING: Place = {
  ...place("`segment-routing`", ["segment-routing"], LABELS, []),
  inside: [
    {
      ...place("`traffic-eng`", ["traffic-eng"], LABELS, ["mpls-te"]),
      inside: [
        place("`segment-list`", ["segment-list *"], LABELS, ["index"]),
        {
          ...place("`policy`", ["policy color"], LABELS, [
            ...["binding-sid", "name", "candidate-path preference * name * explicit"],
          ]),
          inside: [CANDIDATE_PATH],
        },
      ],
    },
    {
      ...place("`srv6`", ["srv6"], LABELS, []),
      inside: [
        {
          ...place("`locators`", ["locators"], LABELS, []),
          inside: [place("`locator`", ["locator *"], LABELS, ["prefix", "behavior"])],
        },
      ],
    },
  ],
};

/** Blocks about labels: LDP, layer 2 over it, and segment routing. */
export const MPLS_PLACES: readonly Place[] = [
  LDP,
  L2VPN,
  place("`pseudowire`", ["pseudowire *"], LABELS, ["control-word", "mpls label local", "neighbor"]),
  SEGMENT_ROUTING,
];
