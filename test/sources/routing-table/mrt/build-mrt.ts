/** Builds MRT records by hand. ASNs and paths as they are in TABLE_DUMP_V2 (RFC 6396). */
export type Segment = readonly [type: number, ...asns: readonly number[]];

export function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

export function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

export function record(type: number, subtype: number, body: Buffer, timestamp = 1): Buffer {
  return Buffer.concat([u32(timestamp), u16(type), u16(subtype), u32(body.length), body]);
}

/** A table of peers with addresses and ASNs of both lengths. */
export function peers(count: number, view = "view", timestamp = 1): Buffer {
  const each = Array.from({ length: count }, (_, i) => {
    const [isIpv6, isAs4] = [i % 2 === 1, i % 4 > 1];
    const type = (isIpv6 ? 1 : 0) + (isAs4 ? 2 : 0);
    const address = Buffer.alloc(isIpv6 ? 16 : 4, i);
    return Buffer.concat([Buffer.from([type]), u32(i), address, isAs4 ? u32(i) : u16(i)]);
  });
  const name = Buffer.from(view);
  const body = Buffer.concat([u32(7), u16(name.length), name, u16(count), ...each]);
  return record(13, 1, body, timestamp);
}

/** Path attributes: ORIGIN, AS_PATH with these segments, NEXT_HOP; AS_PATH with a length of two bytes. */
export function attributes(segments: readonly Segment[]): Buffer {
  const path = Buffer.concat(
    segments.map(([type, ...asns]) =>
      Buffer.concat([Buffer.from([type, asns.length]), ...asns.map(u32)]),
    ),
  );
  return Buffer.concat([
    Buffer.from([0x40, 1, 1, 0]),
    Buffer.from([0x50, 2]),
    u16(path.length),
    path,
    Buffer.from([0x40, 3, 4, 192, 0, 2, 1]),
  ]);
}

/** An entry of a RIB record; with a path identifier if it is given. */
export function entry(peer: number, attrs: Buffer, pathId?: number): Buffer {
  const id = pathId === undefined ? Buffer.alloc(0) : u32(pathId);
  return Buffer.concat([u16(peer), u32(0), id, u16(attrs.length), attrs]);
}

/** The body of a RIB record: the prefix as its length and bytes. */
export function rib(length: number, bytes: readonly number[], entries: readonly Buffer[]): Buffer {
  const head = [u32(0), Buffer.from([length, ...bytes]), u16(entries.length)];
  return Buffer.concat([...head, ...entries]);
}
