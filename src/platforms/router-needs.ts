import { formatAddress, formatScoped, isLinkLocal } from "../net/index.ts";
import { neighborOf, type RouterPlan, type RtrCache, type SessionPlan } from "../model/index.ts";
import { write } from "./advice.ts";
import type { Complaints } from "./complaints.ts";

/** Refuses whatever a router as a whole needs and its platform lacks: neighbors that conflict, RPKI caches, the log. */
export function routerNeeds(plan: RouterPlan, complain: Complaints): void {
  const sessions = plan.peers.flatMap((peer) => peer.sessions);
  neighborNeeds(sessions, complain);
  logNeeds(sessions, complain);
  cacheNeeds(plan.rpki, complain);
}

function neighborNeeds(sessions: readonly SessionPlan[], complain: Complaints): void {
  const neighbors = new Set<string>();
  const addresses = new Set<string>();
  for (const session of sessions) {
    const neighbor = formatScoped(neighborOf(session));
    const address = formatAddress(session.remote);
    if (neighbors.has(neighbor)) {
      complain.needs("two-sessions-with-one-neighbor", session.span, `(${neighbor})`);
    } else if (isLinkLocal(session.remote) && addresses.has(address)) {
      complain.needs("link-local-twice", session.span, `(${address})`);
    }
    neighbors.add(neighbor);
    addresses.add(address);
  }
}

function logNeeds(sessions: readonly SessionPlan[], complain: Complaints): void {
  const silent = sessions.filter(({ options }) => options.logChanges === false);
  if (silent.length === sessions.length) return;
  for (const { name, span } of silent) {
    const where = "this session, or `false` in `defaults` of its router";
    complain.needs("log-changes-of-one", span, `(${name})`, write("log_changes: true", where));
  }
}

/** The largest preference number on any platform. */
const LAST_PREFERENCE = 255;

function cacheNeeds(caches: readonly RtrCache[], complain: Complaints): void {
  const [first] = caches;
  if (!first) return;
  const taken = new Set(caches.map(({ preference }) => preference));
  const preferences = new Set<number>();
  complain.needs("rpki-cache", first.span);
  for (const { span, preference, refresh, retry, expire } of caches) {
    if (preferences.has(preference)) {
      complain.needs("rpki-preference-of-two", span, `(${preference})`, () => {
        const free = Array.from({ length: LAST_PREFERENCE }, (_, i) => i + 1).find(
          (next) => !taken.has(next),
        );
        return write(`preference: ${free ?? LAST_PREFERENCE}`, "this cache");
      });
    }
    preferences.add(preference);
    if (refresh !== first.refresh || retry !== first.retry || expire !== first.expire) {
      const line = `refresh: ${first.refresh}s, retry: ${first.retry}s, expire: ${first.expire}s`;
      complain.needs("rpki-times-of-each", span, undefined, write(line, "this cache, too"));
    }
  }
}
