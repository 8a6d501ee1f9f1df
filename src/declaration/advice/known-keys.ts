import type { Path } from "../../document/index.ts";

/** The kinds of mappings of a declaration. */
export type Place =
  | "file"
  | "network"
  | "irr"
  | "router"
  | "rpki"
  | "cache"
  | "exchange"
  | "lan"
  | "site"
  | "state"
  | "peer"
  | "session"
  | "max_prefixes"
  | "bfd"
  | "timers"
  | "tcp_ao"
  | "key";

/** The kind of mapping that a path leads to; null for others. */
export function placeOf(path: Path): Place | null {
  const shape = path.map((step) => (typeof step === "number" ? "#" : step)).join("/");
  if (shape === "") return "file";
  if (/^(?:network|irr)$/.test(shape)) return shape === "irr" ? "irr" : "network";
  if (/^routers\/[^/]+$/.test(shape)) return "router";
  if (/^routers\/[^/]+\/rpki$/.test(shape)) return "rpki";
  if (/^routers\/[^/]+\/rpki\/caches\/#$/.test(shape)) return "cache";
  if (/^exchanges\/[^/]+$/.test(shape)) return "exchange";
  if (/^exchanges\/[^/]+\/lan$/.test(shape)) return "lan";
  if (/^sites\/[^/]+$/.test(shape)) return "site";
  if (STATE.test(shape)) return "state";
  if (shape === "peers/#") return "peer";
  if (shape === "peers/#/sessions/#") return "session";
  if (/\/max_prefixes$/.test(shape)) return "max_prefixes";
  if (/(?:(?:^|\/)defaults|\/#)\/bfd$/.test(shape)) return "bfd";
  if (/(?:(?:^|\/)defaults|\/#)\/timers$/.test(shape)) return "timers";
  if (/\/tcp_ao$/.test(shape)) return "tcp_ao";
  return /\/tcp_ao\/keys\/#$/.test(shape) ? "key" : null;
}

const STATE = /^(?:(?:routers|exchanges|sites)\/[^/]+|peers\/#(?:\/sessions\/#)?)\/state$/;

/** Where in the declaration a kind of mapping is, for messages. */
export const PLACE_NAMES: Readonly<Record<Place, string>> = {
  file: "the file itself, not indented",
  network: "`network`",
  irr: "`irr`",
  router: "a router, under `routers`",
  rpki: "`rpki` of a router",
  cache: "a cache, under `rpki` of a router",
  exchange: "an exchange, under `exchanges`",
  lan: "`lan` of an exchange",
  site: "a site, under `sites`",
  state: "`state`",
  peer: "the peer, beside `asn`",
  session: "a session, under `sessions` of the peer",
  max_prefixes: "`max_prefixes`",
  bfd: "`bfd`",
  timers: "`timers`",
  tcp_ao: "`tcp_ao`",
  key: "a key, under `tcp_ao`",
};
