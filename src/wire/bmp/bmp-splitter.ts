/** A message of BMP (RFC 7854, 4.1) without its common header. */
export interface BmpMessage {
  readonly type: number;
  readonly body: Buffer;
}

/** The types of messages (RFC 7854, 4.1). */
export const BMP_TYPE = {
  routeMonitoring: 0,
  statistics: 1,
  peerDown: 2,
  peerUp: 3,
  initiation: 4,
  termination: 5,
  routeMirroring: 6,
} as const;

/** The common header: the version, the length, the type. */
const HEADER = 6;
const VERSION = 3;
/** The longest message in bytes: many times what an extended BGP message (RFC 8654) takes. */
const LONGEST = 1024 * 1024;

/** Splits a stream into messages, piece by piece. */
export class BmpSplitter {
  #pieces: Buffer[] = [];
  #size = 0;
  #needed = HEADER;

  /** How many bytes are left of a message that is not there as a whole. */
  get left(): number {
    return this.#size;
  }

  /** The messages that are whole with one more piece. A text as the last one says what is malformed; nothing may follow. */
  push(piece: Buffer): readonly (BmpMessage | string)[] {
    this.#pieces.push(piece);
    this.#size += piece.length;
    if (this.#size < this.#needed) return [];
    const all = Buffer.concat(this.#pieces, this.#size);
    const found: (BmpMessage | string)[] = [];
    let at = 0;
    for (;;) {
      this.#needed = HEADER;
      if (all.length - at < HEADER) break;
      const [version, length] = [all.readUInt8(at), all.readUInt32BE(at + 1)];
      if (version !== VERSION)
        return [...found, `has version ${version} of BMP; ${VERSION} is read`];
      if (length < HEADER || length > LONGEST) return [...found, `claims ${length} bytes`];
      this.#needed = length;
      if (all.length - at < length) break;
      found.push({ type: all.readUInt8(at + 5), body: all.subarray(at + HEADER, at + length) });
      at += length;
    }
    this.#pieces = [all.subarray(at)];
    this.#size = all.length - at;
    return found;
  }
}
