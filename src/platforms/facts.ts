import type { PlatformName } from "../model/index.ts";
import { facts as bird } from "./bird/facts.ts";
import { facts as frr } from "./frr/facts.ts";
import { facts as iosxr } from "./iosxr/facts.ts";
import { facts as junos } from "./junos/facts.ts";
import type { PlatformFacts } from "./platform.ts";

/** What plans must respect on every platform, without renderers and readers: all that the compiler needs. */
export const platformFacts: Readonly<Record<PlatformName, PlatformFacts>> = {
  junos,
  iosxr,
  bird,
  frr,
};
