import { Diagnostics, formatText } from "../../src/diagnostics/index.ts";
import { readRoutes, type ReceivedRoute } from "../../src/routes/index.ts";

export const HEADER = '{"format":"peerc-routes","version":1,"time":"2026-11-29T20:35:00Z"}';

/** The line of a route with these members; undefined ones are left out. */
export function line(members: object = {}): string {
  return JSON.stringify({
    session: "PEERC_AS64500_IX_V4",
    view: "adj-rib-in-pre-policy",
    prefix: "192.0.2.0/24",
    as_path: "64500",
    next_hop: "203.0.113.1",
    origin: "igp",
    ...members,
  });
}

// oxlint-disable-next-line typescript/require-await -- the pieces of a stream come one by one
async function* pieces(bytes: Buffer, length: number) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

/** Reads a text, or bytes, as a file named `r.jsonl`, in pieces of a length. */
export async function read(text: string | Buffer, length = 1000) {
  const found = new Diagnostics();
  const routes: ReceivedRoute[] = [];
  const bytes = pieces(Buffer.from(text), length);
  const input = { path: "r.jsonl", bytes, describeError: String };
  const file = await readRoutes(input, (route) => void routes.push(route), found.report);
  return { file, routes, found };
}

/** Reads lines between a first and a last line. */
export function readLines(...lines: readonly string[]) {
  return read([HEADER, ...lines, `{"routes":${lines.length}}`, ""].join("\n"));
}

/** The messages about a text, with their places but without the lines they quote. */
export async function messages(text: string | Buffer): Promise<readonly string[]> {
  const { file, found } = await read(text);
  if (found.all.length > 0 && file !== null) throw new Error("read in spite of errors");
  return formatText(found.all)
    .split("\n")
    .filter((one) => /^\S/.test(one));
}
