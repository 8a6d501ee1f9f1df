/** What a message is made of, before it is one. */
export type Bytes = readonly number[];

export const u16 = (n: number): Bytes => [(n >>> 8) & 0xff, n & 0xff];
export const u32 = (n: number): Bytes => [...u16(Math.floor(n / 65536)), ...u16(n % 65536)];

/** An unsigned integer in this many bytes, most significant first. */
export function unsigned(value: bigint, bytes: number): Bytes {
  return Array.from({ length: bytes }, (_, i) =>
    Number((value >> BigInt(8 * (bytes - 1 - i))) & 0xffn),
  );
}

/** The unsigned integer that bytes spell, most significant first. */
export function toBigInt(bytes: Buffer): bigint {
  return bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}
