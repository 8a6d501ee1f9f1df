import { ObjectSplitter, type ObjectSink } from "./object-splitter.ts";

/** The text of a dump, in pieces of any size. */
export type Chunks = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;

/** Reads a whole dump into a sink. Returns its number of lines; an error of the stream passes through. */
export async function splitObjects(
  chunks: Chunks,
  sink: ObjectSink,
  options: { readonly maxObjectLength?: number; onLine?: (line: number) => void } = {},
): Promise<number> {
  const splitter = new ObjectSplitter(sink, options.maxObjectLength);
  for await (const chunk of chunks) {
    splitter.push(latin1(chunk));
    options.onLine?.(splitter.line);
  }
  splitter.end();
  return splitter.line;
}

/** One character for each byte: no character can be cut in two where one piece ends. */
function latin1(chunk: Uint8Array | string): string {
  const bytes =
    typeof chunk === "string"
      ? Buffer.from(chunk, "utf8")
      : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  return bytes.toString("latin1");
}
