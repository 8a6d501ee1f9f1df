/** What a declaration has to know of a platform. Everything else is in the platform's folder in `src/platforms`. */
interface PlatformLine {
  /** For messages. */
  readonly title: string;
  /** What an RPKI cache has if the declaration leaves it out. */
  readonly rpki: {
    /** Seconds between two questions: the time that RFC 8210 suggests, or the platform's own default if it does not accept that. */
    readonly refresh: number;
    readonly lastPreference: number;
    /** Whether all caches of a router have the same times. */
    readonly sharesTimes: boolean;
  };
}

/** The platforms that peerc supports, by their names in a declaration: one line each. */
export const PLATFORM_LINES = {
  junos: { title: "Junos", rpki: { refresh: 300, lastPreference: 255, sharesTimes: false } },
  iosxr: { title: "IOS-XR", rpki: { refresh: 3600, lastPreference: 10, sharesTimes: false } },
  bird: { title: "BIRD", rpki: { refresh: 3600, lastPreference: 255, sharesTimes: false } },
  frr: { title: "FRR", rpki: { refresh: 3600, lastPreference: 255, sharesTimes: true } },
} as const satisfies Readonly<Record<string, PlatformLine>>;

/** The name of a platform. */
export type PlatformName = keyof typeof PLATFORM_LINES;

/** The names of all platforms. */
export const PLATFORMS = Object.keys(PLATFORM_LINES) as readonly PlatformName[];
