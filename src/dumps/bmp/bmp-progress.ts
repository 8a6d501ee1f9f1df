import {
  BMP_TYPE,
  Cursor,
  decodeUpdate,
  readPeerUp,
  takeMessage,
  takePeer,
  type AddPath,
  type BmpMessage,
} from "../../wire/index.ts";

/** A neighbor while the router sends its routes. */
interface Peer {
  readonly addPath: AddPath;
  /** `FLAGS FAMILY` of routes that came, and whether their End-of-RIB did. */
  readonly parts: Map<string, boolean>;
}

/**
 * Whether a router has sent all that it has by BMP: each neighbor that is up has sent an End-of-RIB, and one for all that routes
 * came of. A router that still has other neighbors to say something of does so at once: the caller waits for a moment.
 */
export class BmpProgress {
  readonly #peers = new Map<string, Peer>();

  /** Takes a message; what is malformed is not reported here. Returns whether it changes what is complete. */
  take({ type, body }: BmpMessage): boolean {
    const cursor = new Cursor(body);
    const header = takePeer(cursor);
    if (typeof header === "string" || header.kind === "loc-rib" || header.isOut) return false;
    const { key, isPostPolicy, asnBytes } = header;
    if (type === BMP_TYPE.peerDown) return this.#peers.delete(key);
    if (type === BMP_TYPE.peerUp) {
      const up = readPeerUp(cursor);
      if (typeof up !== "string") this.#peers.set(key, { addPath: up.addPath, parts: new Map() });
      return true;
    }
    const peer = this.#peers.get(key);
    if (type !== BMP_TYPE.routeMonitoring || !peer) return false;
    const message = takeMessage(cursor);
    if (typeof message === "string") return false;
    const update = decodeUpdate(message.body, { asnBytes, addPath: peer.addPath });
    if (typeof update === "string") return false;
    const view = isPostPolicy ? "post" : "pre";
    if (update.endOf) {
      peer.parts.set(`${view} ${update.endOf}`, true);
      return true;
    }
    let isNew = false;
    for (const { prefix } of update.announced) {
      const part = `${view} ${prefix.family}`;
      if (peer.parts.has(part)) continue;
      peer.parts.set(part, false);
      isNew = true;
    }
    return isNew;
  }

  get isComplete(): boolean {
    const peers = [...this.#peers.values()];
    return (
      peers.length > 0 &&
      peers.every(({ parts }) => parts.size > 0 && [...parts.values()].every((ended) => ended))
    );
  }
}
