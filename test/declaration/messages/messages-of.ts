import { createLocate } from "../../../src/diagnostics/index.ts";
import { load, small, type Pieces } from "../harness.ts";

/** What is said of a declaration, in the order in which it is found: `path:line:column message (hint)`. */
export function messagesOf(texts: string | Readonly<Record<string, string>>): readonly string[] {
  const locate = createLocate();
  return load(texts).diagnostics.map(({ message, hint, span }) => {
    const at = span && locate(span);
    const place = at ? `${at.path}:${at.start.line}:${at.start.column} ` : "";
    return `${place}${message}${hint === undefined ? "" : ` (${hint})`}`;
  });
}

/** Where a piece of YAML is put in a small declaration that is right. */
export type Where =
  | "file"
  | "network"
  | "irr"
  | "router"
  | "exchange"
  | "peer"
  | "session"
  | "peers file";

/** A small declaration with a piece of YAML added at a place, or a peers file that is nothing but it. */
export function withPiece(where: Where, text: string): Readonly<Record<string, string>> {
  if (where === "peers file") return { "network.yaml": small(), "peers/a.yaml": text };
  return { "network.yaml": small(piece(where, text)) };
}

function piece(where: Exclude<Where, "peers file">, text: string): Pieces {
  switch (where) {
    case "file":
      return { more: text };
    case "network":
      return { network: `, ${text}` };
    case "irr":
      return { irr: `servers: [rr.ntt.net], sources: [RADB, TC], ${text}` };
    case "router":
      return { gru1: `, ${text}` };
    case "exchange":
      return { exchange: `ipv4: 198.51.100.0/24 }, ${text}, lan2: { ipv6: X` };
    case "peer":
      return {
        peer: `asn: 13335, name: Cloudflare, relation: peer, as_sets: [AS13335], ${text}`,
      };
    case "session":
      return { session: `, ${text}` };
  }
}

/** A small declaration with another value for one key. */
export function withValue(
  key: "relation" | "platform",
  value: string,
): Readonly<Record<string, string>> {
  return key === "relation"
    ? withPeer(`asn: 13335, name: Cloudflare, relation: ${value}, as_sets: [AS13335]`)
    : { "network.yaml": small().replace("platform: junos", `platform: ${value}`) };
}

/** A small declaration with another peer. */
export function withPeer(peer: string): Readonly<Record<string, string>> {
  return { "network.yaml": small({ peer }) };
}
