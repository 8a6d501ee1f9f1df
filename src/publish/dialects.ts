import { PLATFORM_LINES, type PlatformName } from "../model/index.ts";

/** The software that files are published for: every platform of peerc, and two more that peers use. */
export type DialectName = PlatformName | "routeros" | "openbgpd";

/** What files for some software are called, in its name and in their own. */
export interface Dialect {
  readonly name: DialectName;
  readonly title: string;
  /** The name of its files: `junos.conf`. */
  readonly file: string;
}

const conf = (name: DialectName, title: string): Dialect => ({ name, title, file: `${name}.conf` });

/** Every dialect, in the order in which it is listed. */
export const DIALECTS: readonly Dialect[] = [
  conf("junos", PLATFORM_LINES.junos.title),
  conf("iosxr", PLATFORM_LINES.iosxr.title),
  conf("bird", PLATFORM_LINES.bird.title),
  conf("frr", PLATFORM_LINES.frr.title),
  { name: "routeros", title: "RouterOS 7", file: "routeros.rsc" },
  conf("openbgpd", "OpenBGPD"),
];
