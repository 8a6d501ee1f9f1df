import type { ChangeNames } from "../../src/changes/index.ts";

/** The names of the small network. */
export function changeNames(): ChangeNames {
  return {
    ownAsn: 52580,
    peers: new Map([
      [13335, "Cloudflare"],
      [2906, "Netflix"],
    ]),
    routers: ["gru1", "gru2"],
    exchanges: ["ix"],
    interfaces: [],
    sessions: ["PEERC_AS13335_IX_V4", "PEERC_AS13335_IX_V6"],
    reasons: [],
    lists: new Map(),
    open: new Set(),
    sources: ["RADB", "TC"],
  };
}
