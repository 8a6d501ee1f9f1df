import type { Report } from "../../../diagnostics/index.ts";
import { formatAddress, formatScoped, isLinkLocal } from "../../../net/index.ts";
import { neighborOf, type RouterPlan, type SessionPlan } from "../../../model/index.ts";
import { differs, tooLarge, unsupported } from "./unsupported.ts";

/** What BIRD takes for the timers of an RTR cache, in seconds (proto/rpki/config.Y). */
const TIMERS = { refresh: 86_400, retry: 7_200, expire: 172_800 } as const;
const SHORTEST_EXPIRE = 600;

/** Reports what concerns the router as a whole: its RTR caches, its neighbors among each other, and how limits count. */
export function routerLimits(plan: RouterPlan, report: Report): void {
  cacheLimits(plan, report);
  const sessions = plan.peers.flatMap((peer) => peer.sessions);
  const neighbors = new Map<string, SessionPlan>();
  for (const session of sessions) {
    const remote = formatScoped(neighborOf(session));
    if (neighbors.has(remote)) {
      // The second protocol waits for the first one's lock on the address, for ever (proto/bgp/bgp.c, bgp_start).
      report(unsupported(plan, `two sessions with the neighbor ${remote}`, "none", session.span));
    }
    neighbors.set(remote, session);
  }
  keyLimits(plan, sessions, report);
  reportOnce(plan, sessions, report);
}

/**
 * The kernel has one MD5 key for an address, whatever the interface: a neighbor without a password gets no session beside one
 * with the same link-local address that has one (seen on 2.0.12).
 */
function keyLimits(plan: RouterPlan, sessions: readonly SessionPlan[], report: Report): void {
  const keys = new Map<string, string | null>();
  for (const { remote, options, span } of sessions) {
    if (!isLinkLocal(remote)) continue;
    const address = formatAddress(remote);
    const key = options.password?.env ?? null;
    if (keys.has(address) && keys.get(address) !== key) {
      const construct = `different passwords, or one and none, of two neighbors with the address ${address}`;
      const fix = "give both the same password, or the neighbors addresses that differ";
      report(unsupported(plan, construct, "none", span, { fix }));
    }
    keys.set(address, key);
  }
}

/** What holds for all sessions is said once, at the first one. */
function reportOnce(plan: RouterPlan, sessions: readonly SessionPlan[], report: Report): void {
  const [first] = sessions;
  if (!first) return;
  report(
    differs(
      plan,
      "the limit counts every prefix that the neighbor sends, but the warning counts accepted ones only",
      first.maxPrefixes.span,
    ),
  );
  const logging = sessions.find(({ options }) => options.logChanges === true);
  if (logging) {
    const what =
      "changes of a session are logged with the class trace, which the `log` of bird.conf has to take";
    report(differs(plan, what, logging.span));
  }
  const silent = sessions.find(({ options }) => options.logChanges === false);
  if (silent) {
    const what = "errors of a session, and why the neighbor ended it, are logged in any case";
    report(differs(plan, what, silent.span));
  }
  const restarting = sessions.find(({ maxPrefixes }) => maxPrefixes.onExceed.kind === "restart");
  if (restarting) {
    report(
      differs(
        plan,
        "a session that exceeded its maximum comes back after a minute, and each time that it does so again after twice the time, up to the declared minutes",
        restarting.maxPrefixes.span,
      ),
    );
  }
}

function cacheLimits(plan: RouterPlan, report: Report): void {
  for (const cache of plan.rpki) {
    for (const [name, limit] of Object.entries(TIMERS) as [keyof typeof TIMERS, number][]) {
      if (cache[name] <= limit) continue;
      const what = `the ${name} time of the RTR cache ${formatAddress(cache.address)}`;
      report(tooLarge(plan, what, cache[name], limit, cache.span));
    }
    if (cache.expire < SHORTEST_EXPIRE) {
      const construct = `an expire time of ${cache.expire} s, below ${SHORTEST_EXPIRE}, of an RTR cache`;
      report(unsupported(plan, construct, "junos, frr", cache.span));
    }
  }
  const [first, second] = plan.rpki;
  if (first && second && plan.rpki.some((cache) => cache.preference !== first.preference)) {
    report(
      differs(plan, "all RTR caches are asked at once; their preference is not used", second.span),
    );
  }
}
