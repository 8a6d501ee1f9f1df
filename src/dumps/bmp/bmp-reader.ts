import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { BmpSplitter } from "../../wire/index.ts";
import { DumpPlaces } from "../dump-places.ts";
import type { DumpInput, DumpItem, DumpReader } from "../dump-reader.ts";
import { BmpTables } from "./bmp-tables.ts";

/**
 * Reads a stream of the BGP Monitoring Protocol (RFC 7854) from its beginning. It has no time of its own: the times in it are
 * those of a router's clock for single messages.
 */
export const bmpReader: DumpReader = {
  kind: "bmp",
  title: "BMP",
  recognizes: recognizesBmp,
  read: readBmp,
};

/** Whether an input begins with a message of BMP: the version, a plausible length, a type. */
function recognizesBmp(head: Uint8Array): boolean {
  if (head.length < 6) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return (
    view.getUint8(0) === 3 &&
    view.getUint32(1) >= 6 &&
    view.getUint32(1) < 65_536 * 2 &&
    view.getUint8(5) <= 6
  );
}

async function* readBmp(input: DumpInput, given: Report): AsyncGenerator<readonly DumpItem[]> {
  const { path, view } = input;
  const state: { failed: boolean } = { failed: false };
  const report: Report = (problem) => {
    state.failed = true;
    given(problem);
  };
  const refuse = (what: string) => {
    report(diagnostic("dump-not-understood", { what: `${path}: ${what}` }));
  };
  if (view !== null) {
    const what = `${path} says itself which view its routes have`;
    return report(diagnostic("dump-view-unknown", { what, views: [] }));
  }
  const tables = new BmpTables(new DumpPlaces(input, report));
  const splitter = new BmpSplitter();
  let number = 0;
  try {
    for await (const piece of input.bytes) {
      const items: DumpItem[] = [];
      for (const message of splitter.push(bufferOf(piece))) {
        number++;
        const read = typeof message === "string" ? message : tables.read(message);
        if (typeof read === "string") return refuse(`message ${number} ${read}`);
        for (const item of read) items.push(item);
      }
      if (state.failed) return;
      yield items;
    }
  } catch (error) {
    const problem = input.describeError(error);
    return report(diagnostic("dump-unreadable", { path, problem }));
  }
  if (splitter.left > 0 || number === 0) {
    const what = number === 0 ? "has no message" : `is cut off in message ${number + 1}`;
    return report(diagnostic("dump-cut-off", { what: `${path} ${what}` }));
  }
  for (const items of tables.items()) {
    if (tables.problem !== null) return refuse(tables.problem);
    yield items;
  }
}

function bufferOf(piece: Uint8Array): Buffer {
  // A copy: what is left of a piece is kept until the next one.
  return Buffer.from(piece);
}
