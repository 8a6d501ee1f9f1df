/** A record of an MRT file (RFC 6396, section 2). */
export interface MrtRecord {
  /** In seconds since 1970. */
  readonly timestamp: number;
  readonly type: number;
  readonly subtype: number;
  readonly body: Buffer;
}

/** The length of the header that all records have. */
const HEADER = 12;

/** The longest record in bytes. A route of a thousand vantage points takes less than one MB. */
const LONGEST = 64 * 1024 * 1024;

/**
 * The records of an MRT file that is read piece by piece. The last item is a text if the file ends inside of a record, or
 * if one is longer than any that makes sense: the problem, with the number of the record.
 */
export async function* mrtRecords(bytes: AsyncIterable<Buffer>): AsyncIterable<MrtRecord | string> {
  let number = 1;
  /** What was read and not used: pieces are joined when there is enough for a record. */
  let pieces: Buffer[] = [];
  let size = 0;
  let needed = HEADER;
  for await (const piece of bytes) {
    pieces.push(piece);
    size += piece.length;
    if (size < needed) continue;
    const all = Buffer.concat(pieces, size);
    let at = 0;
    for (;;) {
      needed = HEADER;
      if (size - at < needed) break;
      const length = all.readUInt32BE(at + 8);
      if (length > LONGEST) {
        yield `is damaged, or no MRT file: record ${number} claims ${length} bytes`;
        return;
      }
      needed = HEADER + length;
      if (size - at < needed) break;
      yield {
        timestamp: all.readUInt32BE(at),
        type: all.readUInt16BE(at + 4),
        subtype: all.readUInt16BE(at + 6),
        body: all.subarray(at + HEADER, at + needed),
      };
      at += needed;
      number++;
    }
    pieces = [all.subarray(at)];
    size -= at;
  }
  if (size > 0) yield `is cut off in record ${number}`;
}
