import type { PlatformName } from "../model/index.ts";
import { bird } from "./bird/index.ts";
import { frr } from "./frr/index.ts";
import { iosxr } from "./iosxr/index.ts";
import { junos } from "./junos/index.ts";
import type { Platform } from "./platform.ts";

/** Every platform by its name. */
export const platforms = { junos, iosxr, bird, frr } as const satisfies Record<
  PlatformName,
  Platform
>;
