import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

import { diagnostic, type Report, type Span } from "../../diagnostics/index.ts";
import { describeReadError } from "../../system/index.ts";
import type { Database } from "./database.ts";
import { DatabaseBuilder } from "./database-builder.ts";
import { isGzip } from "./is-gzip.ts";
import { formatDropped, type DroppedObject } from "../rpsl/dropped-object.ts";
import { splitObjects } from "../rpsl/split-objects.ts";

/**
 * A dump to read: plain text or gzip, regardless of its name. `span` is where the user names it, `shown` how, if not
 * by its path.
 */
export interface DumpFile {
  readonly path: string;
  readonly shown?: string;
  readonly span?: Span | undefined;
}

/** Callbacks for what is read. */
export interface LoadListener {
  /** A dump is started. */
  readonly onStart?: (dump: DumpFile) => void;
  /** A dump was read completely; the SHA-256 digest of the file's bytes, in hex. */
  readonly onDigest?: (dump: DumpFile, sha256: string) => void;
}

const PIECE = 256 * 1024;
/** How many dropped objects a message names. */
const NAMED = 3;

/**
 * Reads dumps into one database. A dump that cannot be read completely (missing, truncated, damaged) or that contains
 * nothing is reported, and there is no database: never a partial one. Dropped objects are reported in one warning.
 */
export async function loadDatabase(
  dumps: readonly DumpFile[],
  report: Report,
  listener: LoadListener = {},
): Promise<Database | null> {
  const builder = new DatabaseBuilder();
  let whole = true;
  for (const dump of dumps) {
    const { span } = dump;
    const path = dump.shown ?? dump.path;
    const before = builder.objects;
    const droppedBefore = builder.dropped.total;
    let line = 0;
    listener.onStart?.(dump);
    try {
      const sha256 = await readDump(dump.path, builder, (number) => (line = number));
      listener.onDigest?.(dump, sha256);
    } catch (error) {
      const problem = describeReadError(error);
      report(diagnostic("irr-dump-unreadable", { path, line, problem }, { span }));
      whole = false;
      continue;
    }
    if (builder.objects === before) {
      const { total, objects } = builder.dropped;
      const dropped = total - droppedBefore;
      const own = objects.filter(({ file }) => file === dump.path);
      const params = { path, dropped, examples: nameSome(own, dropped) };
      report(diagnostic("irr-dump-empty", params, { span }));
      whole = false;
    }
  }
  if (!whole) return null;
  const database = builder.build();
  const { total, objects } = database.dropped;
  if (total > 0) {
    const span = dumps[0]?.span;
    const examples = nameSome(objects, total);
    report(diagnostic("irr-dump-objects-dropped", { total, examples }, { span }));
  }
  return database;
}

/** The first dropped objects, and how many more there are. */
function nameSome(objects: readonly DroppedObject[], total: number): readonly string[] {
  const examples = objects.slice(0, NAMED).map(formatDropped);
  return total > NAMED ? [...examples, `and ${total - NAMED} more`] : examples;
}

/** Reads a dump completely, and returns the digest of its bytes on disk. */
async function readDump(
  path: string,
  builder: DatabaseBuilder,
  onLine: (line: number) => void,
): Promise<string> {
  const sink = builder.sink(path);
  const compressed = await isGzip(path);
  const file = createReadStream(path, { highWaterMark: PIECE });
  const hash = createHash("sha256");
  const digest = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  };
  const read = async (chunks: AsyncIterable<Uint8Array>): Promise<void> => {
    await splitObjects(chunks, sink, { onLine });
  };
  if (compressed) await pipeline(file, digest, createGunzip({ chunkSize: PIECE }), read);
  else await pipeline(file, digest, read);
  return hash.digest("hex");
}
