import { formatAddress, type Family } from "../../../src/net/index.ts";
import type { SessionReading } from "../../../src/model/index.ts";

/** What bgpd shows of a neighbor's family; what is not said is not there. */
interface ShownFamily {
  readonly inboundSoftConfigPermit?: boolean;
  readonly routeMapForIncomingAdvertisements?: string;
  readonly routeMapForOutgoingAdvertisements?: string;
  readonly inboundEbgpRequiresPolicy?: string;
  readonly prefixAllowedMax?: number;
  readonly prefixAllowedMaxWarning?: boolean;
  readonly prefixAllowedWarningThresh?: number;
  readonly prefixAllowedRestartIntervalMsecs?: number;
}

/** What bgpd shows of a neighbor. */
interface ShownNeighbor {
  readonly remoteAs: number;
  readonly nbrDesc?: string;
  readonly localRole?: string;
  readonly adminShutDown?: boolean;
  readonly updateSource?: string;
  readonly bgpTimerConfiguredHoldTimeMsecs?: number;
  readonly bgpTimerConfiguredKeepAliveIntervalMsecs?: number;
  readonly externalBgpNbrMaxHopsAway?: number;
  readonly addressFamilyInfo?: Readonly<Record<string, ShownFamily>>;
}

const NAMES: Readonly<Record<Family, string>> = { ipv4: "ipv4Unicast", ipv6: "ipv6Unicast" };

/** What is compared of a neighbor's sessions, as bgpd shows it: one line for each family in which it is active. */
export function shownSessions(json: string, address: string): readonly string[] {
  const shown = (JSON.parse(json) as Record<string, ShownNeighbor>)[address];
  if (!shown) throw new Error(`bgpd does not show ${address}: ${json}`);
  const families = shown.addressFamilyInfo ?? {};
  const said = [
    `AS${shown.remoteAs}`,
    `description ${shown.nbrDesc ?? "-"}`,
    `role ${shown.localRole === undefined || shown.localRole === "undefined" ? "-" : shown.localRole}`,
    `shutdown ${String(shown.adminShutDown ?? false)}`,
    `from ${shown.updateSource ?? "-"}`,
    `hold ${(shown.bgpTimerConfiguredHoldTimeMsecs ?? 180_000) / 1000}`,
    `keepalive ${(shown.bgpTimerConfiguredKeepAliveIntervalMsecs ?? 60_000) / 1000}`,
    `hops ${shown.externalBgpNbrMaxHopsAway ?? 1}`,
  ];
  return (["ipv4", "ipv6"] as const).flatMap((family) => {
    const one = families[NAMES[family]];
    if (!one) return [];
    const refusesAll = one.inboundEbgpRequiresPolicy !== undefined;
    const limit = [
      one.prefixAllowedMax,
      one.prefixAllowedWarningThresh,
      one.prefixAllowedMaxWarning === true
        ? "warn"
        : one.prefixAllowedRestartIntervalMsecs === undefined
          ? "shutdown"
          : one.prefixAllowedRestartIntervalMsecs / 60_000,
    ];
    return [
      [
        family,
        ...said,
        `keeps ${String(one.inboundSoftConfigPermit ?? false)}`,
        `in ${one.routeMapForIncomingAdvertisements ?? (refusesAll ? "reject" : "accept")}`,
        `limit ${one.prefixAllowedMax === undefined ? "-" : limit.join(" ")}`,
      ].join("; "),
    ];
  });
}

/** The same of what the reader says. */
export function readSessions(sessions: readonly SessionReading[]): readonly string[] {
  return sessions.map(
    ({ family, asn, description, local, options, import: taken, maxPrefixes }) => {
      const { timers, multihop, role, shutdown, keepRoutes } = options;
      const { hold, keepalive } =
        timers === null || timers === "inexpressible" ? { hold: 180, keepalive: 60 } : timers;
      const from = local === null || local === "inexpressible" ? "-" : formatAddress(local);
      const start = taken.start.kind === "verdict" ? taken.start.verdict : "";
      const exceeds = maxPrefixes?.onExceed;
      const limit = maxPrefixes && [
        maxPrefixes.maximum,
        maxPrefixes.warnAt && "percent" in maxPrefixes.warnAt ? maxPrefixes.warnAt.percent : "-",
        exceeds?.kind === "restart" ? exceeds.afterMinutes : exceeds?.kind,
      ];
      return [
        family,
        `AS${asn}`,
        `description ${description ?? "-"}`,
        `role ${role ?? "-"}`,
        `shutdown ${String(shutdown !== null)}`,
        `from ${from}`,
        `hold ${hold}`,
        `keepalive ${keepalive}`,
        `hops ${multihop ?? 1}`,
        `keeps ${String(keepRoutes !== false)}`,
        `in ${taken.name === "(default)" ? start : taken.name}`,
        `limit ${limit ? limit.join(" ") : "-"}`,
      ].join("; ");
    },
  );
}
