import type { Asn } from "../../net/index.ts";

/** Traffic with other networks, measured by the operator: by ASN, in bit/s at the 95th percentile. */
export interface Flows {
  /** Sorted by ASN, each once. */
  readonly volumes: readonly FlowVolume[];
}

/** Traffic with one network, in bit/s at the 95th percentile. At least one of the three is known. */
export interface FlowVolume {
  readonly asn: Asn;
  /** From that network to us; null if not measured. */
  readonly received: number | null;
  /** From us to that network; null if not measured. */
  readonly sent: number | null;
  /** The direction that has more, where it is not known which that is; then the other two are null. */
  readonly larger?: number;
}
