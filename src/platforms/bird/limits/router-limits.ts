import { formatAddress, isLinkLocal } from "../../../net/index.ts";
import type { RouterPlan, SessionPlan } from "../../../model/index.ts";
import type { Complaints } from "../../complaints.ts";

/** The values that BIRD accepts for the timers of an RTR cache, in seconds (proto/rpki/config.Y). */
const REFRESH = { most: 86_400 };
const RETRY = { most: 7_200 };
const EXPIRE = { least: 600, most: 172_800 };

/** Reports what concerns the router as a whole: its RTR caches, passwords of one address, and how limits count. */
export function routerLimits(plan: RouterPlan, complain: Complaints): void {
  cacheLimits(plan, complain);
  const sessions = plan.peers.flatMap((peer) => peer.sessions);
  keyLimits(sessions, complain);
  tellOnce(sessions, complain);
}

/**
 * The kernel has one MD5 key per address, regardless of the interface: a neighbor without a password gets no session
 * if another one with the same link-local address has one (seen on 2.0.12).
 */
function keyLimits(sessions: readonly SessionPlan[], complain: Complaints): void {
  const keys = new Map<string, string | null>();
  for (const { remote, options, span } of sessions) {
    if (!isLinkLocal(remote)) continue;
    const address = formatAddress(remote);
    const key = options.password?.env ?? null;
    if (keys.has(address) && keys.get(address) !== key) {
      const construct = `different passwords, or one and none, of two neighbors with the address ${address}`;
      const fix = "give both the same password, or the neighbors addresses that differ";
      complain.refused(construct, span, { fix });
    }
    keys.set(address, key);
  }
}

/** What applies to all sessions is reported once, at the first one. */
function tellOnce(sessions: readonly SessionPlan[], complain: Complaints): void {
  const [first] = sessions;
  if (!first) return;
  complain.differs(
    "the limit counts every prefix that the neighbor sends, but the warning counts accepted ones only",
    first.maxPrefixes.span,
  );
  const logging = sessions.find(({ options }) => options.logChanges === true);
  if (logging) {
    const what =
      "changes of a session are logged with the class trace, which the `log` of bird.conf has to take";
    complain.differs(what, logging.span);
  }
  const silent = sessions.find(({ options }) => options.logChanges === false);
  if (silent) {
    const what = "errors of a session, and why the neighbor ended it, are logged in any case";
    complain.differs(what, silent.span);
  }
  const restarting = sessions.find(({ maxPrefixes }) => maxPrefixes.onExceed.kind === "restart");
  if (restarting) {
    complain.differs(
      "a session that exceeded its maximum comes back after a minute, and each time that it does so again after twice the time, up to the declared minutes",
      restarting.maxPrefixes.span,
    );
  }
}

function cacheLimits({ rpki }: RouterPlan, complain: Complaints): void {
  for (const { address, span, refresh, retry, expire } of rpki) {
    const what = `of the RTR cache ${formatAddress(address)}`;
    complain.range(`the refresh time ${what}`, refresh, REFRESH, span);
    complain.range(`the retry time ${what}`, retry, RETRY, span);
    complain.range(`the expire time ${what}`, expire, EXPIRE, span);
  }
  const [first, second] = rpki;
  if (first && second && rpki.some((cache) => cache.preference !== first.preference)) {
    const what = "all RTR caches are asked at once; their preference is not used";
    complain.without("rpki-preference", what, second.span);
  }
}
