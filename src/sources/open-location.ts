import { diagnostic } from "../diagnostics/index.ts";
import type { FetchContext, SourceLocation } from "./fetch-source.ts";
export { formatTime } from "./provenance-time.ts";

/** The bytes at a location. */
export interface Opened {
  /** Unpacked if they were gzipped. Reading rejects with `ReadProblem` where a file cannot be read to its end. */
  readonly bytes: AsyncIterable<Buffer>;
  /** The URL without its query, or the file as declared: for provenance and messages. */
  readonly origin: string;
  /** When the server says that the data was last changed, in milliseconds since 1970; null if unknown. */
  readonly lastModified: number | null;
}

/** The largest answer to one request, in bytes. Larger data is given as a file. */
const MAX_BYTES = 1_000_000_000;
/** The time limit for one answer. */
const TIMEOUT_MS = 300_000;

/** Opens a URL or file; null after an error was reported. */
export async function openLocation(
  location: SourceLocation,
  context: FetchContext,
): Promise<Opened | null> {
  const { name, report, span } = context;
  const origin = originOf(location);
  if (location.kind === "file") {
    const bytes = context.open(location.path);
    if (bytes) return { bytes, origin, lastModified: null };
    report(diagnostic("source-file-missing", { name, path: location.path }, { span }));
    return null;
  }
  const { url } = location;
  const answer = await context.http({ url, maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS });
  if (answer.kind === "failed") {
    const params = { name, url: origin, problem: answer.problem };
    report(diagnostic("source-unreachable", params, { span }));
    return null;
  }
  return { bytes: once(answer.body), origin, lastModified: answer.lastModified };
}

/** Reads a URL or file as text in UTF-8; null after an error was reported. */
export async function readLocation(
  location: SourceLocation,
  context: FetchContext,
): Promise<(Omit<Opened, "bytes"> & { readonly text: string }) | null> {
  const opened = await openLocation(location, context);
  if (!opened) return null;
  const { bytes, ...about } = opened;
  const { name, report, span } = context;
  const fail = (problem: string): null => {
    report(diagnostic("source-unreadable", { name, origin: about.origin, problem }, { span }));
    return null;
  };
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of bytes) {
      size += piece.length;
      if (size > MAX_TEXT) return fail(`has more than ${MAX_TEXT / 1_000_000} MB`);
      pieces.push(piece);
    }
  } catch (problem) {
    if (problem instanceof ReadProblem) return fail(problem.message);
    throw problem;
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces));
    return { ...about, text };
  } catch {
    return fail("is not text in UTF-8");
  }
}

/** The largest text, in bytes: V8's longest string has 2^29 characters. */
const MAX_TEXT = 500_000_000;

/** A file that cannot be read to its end, in words that continue its name: `is damaged: …`. */
export class ReadProblem extends Error {}

/** A URL without its query, which may be a token, or the path of a file. */
export function originOf(location: SourceLocation): string {
  if (location.kind === "file") return location.path;
  const { origin, pathname } = new URL(location.url);
  return `${origin}${pathname}`;
}

// oxlint-disable-next-line typescript/require-await -- a stream of one piece
async function* once(bytes: Buffer): AsyncIterable<Buffer> {
  yield bytes;
}
