import { formatAddress, maxLength } from "../../../src/net/index.ts";
import type { RouterPlan, SessionPlan } from "../../../src/model/index.ts";
import { mannerOf } from "../sockets.ts";

/**
 * The configuration of an ExaBGP that is the neighbor of all sessions at once, each from the neighbor's own address.
 * It reports what it receives and takes commands over a local socket.
 */
export function exabgpConfig(
  plan: RouterPlan,
  sessions: readonly SessionPlan[],
  socket: string,
): string {
  return `process test {
  run /usr/bin/socat - UNIX-CONNECT:${socket};
  encoder json;
}
${sessions.map((session) => neighbor(plan, session)).join("")}`;
}

// FRR marks the end of an answer to a route refresh (RFC 7313) only for neighbors with graceful restart (tried: 8.4).
function neighbor({ asn }: RouterPlan, session: SessionPlan): string {
  const { local, remote, family } = session;
  const { key, ttl } = mannerOf(session);
  // It checks no TTL on sessions that it opens itself, so that only what it sends is seen to be right.
  const options = [
    ...(key === null ? [] : [`md5-password "${key}";`, "md5-base64 false;"]),
    ...(ttl === null ? [] : [`outgoing-ttl ${ttl};`]),
  ];
  return `neighbor ${formatAddress(local)} {
  router-id ${routerId(session)};
  local-address ${formatAddress(remote)};
  local-as ${session.asn};
  peer-as ${asn};
  ${options.join(" ")}
  capability { route-refresh enable; graceful-restart 120; }
  family { ${family} unicast; }
  api {
    processes [ test ];
    neighbor-changes;
    receive { parsed; update; refresh; notification; }
    send { parsed; update; }
  }
}
`;
}

/** Any will do that nobody else has: the end of the address. */
function routerId({ remote }: SessionPlan): string {
  const family = "ipv4";
  const value = BigInt.asUintN(maxLength(family), remote.value ^ (remote.value >> 64n));
  return formatAddress({ family, value });
}
