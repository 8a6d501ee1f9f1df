import { MAX_OBJECT_LENGTH, ObjectSplitter, type ObjectSink } from "./object-splitter.ts";
import { passObject } from "./pass-object.ts";
import { RouteScanner, type ScannedRoute } from "./route-scanner.ts";
import { NEWLINE } from "./scan-lines.ts";

/** The text of a dump, in chunks of any size. */
export type Chunks = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;

/** Receives the objects of a dump. */
export interface DumpSink extends ObjectSink {
  /**
   * Receives a route object that was read byte by byte. False if it cannot be used: then it is read in full, to say
   * why. Without this callback, every object is.
   */
  route?(route: ScannedRoute): boolean;
}

const EMPTY_LINE = Buffer.from("\n\n");

/**
 * Reads a whole dump into a sink. Returns its number of lines; an error of the stream is passed through. Plainly
 * valid route objects, which make up most of a registry, are read byte by byte if the sink accepts them, everything
 * else by an `ObjectSplitter`: with the same result, in a tenth of the time.
 */
export async function splitObjects(
  chunks: Chunks,
  sink: DumpSink,
  options: { readonly maxObjectLength?: number; onLine?: (line: number) => void } = {},
): Promise<number> {
  const { maxObjectLength = MAX_OBJECT_LENGTH, onLine } = options;
  const splitter = new ObjectSplitter(sink, maxObjectLength);
  for await (const chunk of chunks) {
    const bytes =
      typeof chunk === "string"
        ? Buffer.from(chunk, "utf8")
        : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const scanner = new RouteScanner(bytes);
    let at = 0;
    while (at < bytes.length) {
      if (splitter.between) at = scanObjects(bytes, at, scanner, sink, splitter, maxObjectLength);
      const empty = bytes.indexOf(EMPTY_LINE, at);
      const end = empty < 0 ? bytes.length : empty + EMPTY_LINE.length;
      splitter.push(bytes.toString("latin1", at, end));
      at = end;
    }
    onLine?.(splitter.line);
  }
  splitter.end();
  return splitter.line;
}

/**
 * Reads objects from an offset between two on, as long as they are plain. Returns where the first one that is not
 * starts.
 */
function scanObjects(
  bytes: Buffer,
  from: number,
  scanner: RouteScanner,
  sink: DumpSink,
  splitter: ObjectSplitter,
  limit: number,
): number {
  let at = from;
  let lines = 0;
  while (at < bytes.length) {
    if (bytes[at] === NEWLINE) {
      at++;
      lines++;
      continue;
    }
    const end = sink.route === undefined ? -1 : scanner.scan(at);
    if (end >= 0 && end - at <= limit && sink.route?.(scanner) === true) {
      at = end;
      lines += scanner.lines;
      continue;
    }
    const passed = passObject(bytes, at, bytes.length);
    if (passed === null) break;
    at = passed.end;
    lines += passed.lines;
  }
  splitter.pass(lines);
  return at;
}
