import type { PlatformName } from "../../model/index.ts";
import { birdSegments } from "./bird-segments.ts";
import type { SegmentForms } from "./cut-into-segments.ts";
import { frrSegments } from "./frr-segments.ts";
import { iosxrSegments } from "./iosxr-segments.ts";
import { junosSegments } from "./junos-segments.ts";

/**
 * How to split the files of each platform, so that a change in one of a thousand neighbors is read without the
 * others. Files of a platform that is not here are proven as a whole.
 */
export const segmentForms: Readonly<Partial<Record<PlatformName, SegmentForms>>> = {
  bird: birdSegments,
  frr: frrSegments,
  iosxr: iosxrSegments,
  junos: junosSegments,
};
