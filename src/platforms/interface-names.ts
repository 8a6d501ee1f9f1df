import type { SessionPlan } from "../model/index.ts";
import { write } from "./advice.ts";
import type { Complaints } from "./complaints.ts";

/**
 * Whether Linux allows the name for an interface, in characters that need no quotes anywhere: at most 15 of them
 * (IFNAMSIZ of linux/if.h), and no `/` or `:` (`dev_valid_name` of net/core/dev.c).
 */
export function isLinuxInterface(name: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}$/.test(name);
}

/** Refuses the interface of a link-local neighbor if Linux does not allow its name. */
export function linuxInterfaceLimits({ options, span }: SessionPlan, complain: Complaints): void {
  const device = options.interface;
  if (device === null || isLinuxInterface(device)) return;
  const what = `an interface of the name ${device}: on Linux it has at most 15 characters, and no \`/\` or \`:\``;
  complain.refused(what, span, write("interface: eth0"));
}
