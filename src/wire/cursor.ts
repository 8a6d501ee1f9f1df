import { maxLength, networkOf, type Address, type Family, type Prefix } from "../net/index.ts";

/** Reads numbers in network byte order from bytes, one after another. After their end it reads zeros and says so. */
export class Cursor {
  readonly #bytes: Buffer;
  #at: number;
  readonly #end: number;
  #isOverrun = false;

  /** Reads the bytes from `start` up to but excluding `end`. */
  constructor(bytes: Buffer, start = 0, end = bytes.length) {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
  }

  /** Whether more was read than there is. */
  get isOverrun(): boolean {
    return this.#isOverrun;
  }

  /** How many bytes are left. */
  get left(): number {
    return this.#end - this.#at;
  }

  /** The offset of the next byte. */
  get offset(): number {
    return this.#at;
  }

  /** Moves on by some bytes, and returns the offset of the first one; null if there are fewer. */
  take(count: number): number | null {
    if (count > this.left) {
      this.#isOverrun = true;
      this.#at = this.#end;
      return null;
    }
    const at = this.#at;
    this.#at += count;
    return at;
  }

  /** The bytes that are left, without moving on: as a text with one character for each. */
  rest(): string {
    return this.#bytes.toString("latin1", this.#at, this.#end);
  }

  /** The next byte, without moving on. */
  peek(): number {
    return this.left > 0 ? this.#bytes.readUInt8(this.#at) : 0;
  }

  u8(): number {
    const at = this.take(1);
    return at === null ? 0 : this.#bytes.readUInt8(at);
  }

  u16(): number {
    const at = this.take(2);
    return at === null ? 0 : this.#bytes.readUInt16BE(at);
  }

  u32(): number {
    const at = this.take(4);
    return at === null ? 0 : this.#bytes.readUInt32BE(at);
  }

  /** The next bytes as a part of their own. */
  part(count: number): Cursor {
    const at = this.take(count);
    return new Cursor(this.#bytes, at ?? this.#end, at === null ? this.#end : at + count);
  }

  /** The next bytes as an unsigned integer. */
  integer(count: number): bigint {
    const at = this.take(count);
    if (at === null || count === 0) return 0n;
    if (count <= 4) return BigInt(this.#bytes.readUIntBE(at, count));
    return BigInt(`0x${this.#bytes.toString("hex", at, at + count)}`);
  }

  /** The next bytes as an address. */
  address(family: Family): Address {
    return { family, value: this.integer(maxLength(family) / 8) };
  }

  /**
   * A prefix as BGP has it: its length in bits, and as many bytes as it needs; bits after the length do not count
   * (RFC 4271, 4.3). Null if its length is too large, or there are fewer bytes.
   */
  prefix(family: Family): Prefix | null {
    const length = this.u8();
    const bits = maxLength(family);
    if (length > bits) return null;
    const bytes = Math.ceil(length / 8);
    const value = this.integer(bytes) << BigInt(bits - 8 * bytes);
    return this.#isOverrun ? null : networkOf({ family, value }, length);
  }
}
