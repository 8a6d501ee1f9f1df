import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { RouteView } from "../../routes/index.ts";
import { mrtRecords, type MrtRecord } from "../../wire/index.ts";
import { DumpPlaces } from "../dump-places.ts";
import type { DumpInput, DumpItem, DumpReader } from "../dump-reader.ts";
import { MRT_TYPE, OLD_TYPES, OTHER_PROTOCOLS } from "./mrt-types.ts";
import { recognizesMrt } from "./recognizes-mrt.ts";
import { Replay } from "./replay.ts";
import { TableDump } from "./table-dump.ts";

/** How many items are given at once, at least. */
const BATCH = 1000;

/**
 * Reads MRT files. A table (TABLE_DUMP_V2) has what a router made of routes, whatever the collector: BIRD and FRR write each
 * accepted route with the attributes that the import policy gave it. Messages (BGP4MP) have what neighbors sent.
 */
export const mrtReader: DumpReader = {
  kind: "mrt",
  title: "MRT file",
  recognizes: recognizesMrt,
  read: (input, report) => new MrtReading(input, report).items(),
};

class MrtReading {
  readonly #input: DumpInput;
  readonly #report: Report;
  readonly #places: DumpPlaces;
  /** What the file is; its first record decides. */
  #content: TableDump | Replay | null = null;
  #failed = false;

  constructor(input: DumpInput, report: Report) {
    this.#input = input;
    this.#report = (problem) => {
      this.#failed = true;
      report(problem);
    };
    this.#places = new DumpPlaces(input, this.#report);
  }

  async *items(): AsyncGenerator<readonly DumpItem[]> {
    let number = 0;
    let time = 0;
    let batch: DumpItem[] = [];
    for await (const record of this.#records()) {
      number++;
      if (typeof record === "string") return this.#cutOff(record);
      const isFirst = this.#content === null;
      const read = this.#read(record);
      time = record.timestamp;
      if (isFirst && this.#content instanceof TableDump) yield [timeItem(time)];
      if (typeof read === "string") return this.#fail(`record ${number} ${read}`);
      for (const item of read) batch.push(item);
      if (this.#failed) return;
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (number === 0) this.#cutOff("is empty");
    if (this.#failed) return;
    if (this.#content instanceof Replay) {
      yield [timeItem(time)];
      yield* this.#content.items();
    }
    yield batch;
  }

  /** The records; the last one may be the text of a problem. */
  async *#records(): AsyncGenerator<MrtRecord | string> {
    const { path, bytes, describeError } = this.#input;
    try {
      yield* mrtRecords(buffers(bytes));
    } catch (error) {
      this.#report(diagnostic("dump-unreadable", { path, problem: describeError(error) }));
    }
  }

  #read(record: MrtRecord): readonly DumpItem[] | string {
    const { type } = record;
    switch (type) {
      case MRT_TYPE.tableDumpV2: {
        if (this.#content instanceof Replay) return MIXED;
        this.#content ??= new TableDump(this.#viewOf(TABLE_VIEWS), this.#places);
        return this.#content.read(record);
      }
      case MRT_TYPE.bgp4mp:
      case MRT_TYPE.bgp4mpEt: {
        if (this.#content instanceof TableDump) return MIXED;
        if (!this.#content) this.#viewOf(["adj-rib-in-pre-policy"]);
        this.#content ??= new Replay(this.#places);
        return this.#content.read(record);
      }
    }
    const other = OTHER_PROTOCOLS[type];
    if (other !== undefined) {
      const what = `records of ${other} (type ${type})`;
      return [{ kind: "left-out", what: { why: "not-about-routes", what } }];
    }
    return `has the type ${type}${type in OLD_TYPES ? ` (${OLD_TYPES[type]})` : ""}, which is not read`;
  }

  /** The view of the routes: the one that was asked for, if they can have it, or else the first one. */
  #viewOf(views: readonly [RouteView, ...RouteView[]]): RouteView {
    const { path, view } = this.#input;
    if (view === null || views.includes(view)) return view ?? views[0];
    const what =
      views === TABLE_VIEWS
        ? `${path} is a table of a router, whose routes are not as neighbors sent them`
        : `${path} has messages of neighbors, whose routes are as they sent them`;
    this.#report(diagnostic("dump-view-unknown", { what, views }));
    return views[0];
  }

  #fail(problem: string): void {
    const what = `${this.#input.path}: ${problem}`;
    this.#report(diagnostic("dump-not-understood", { what }));
  }

  #cutOff(problem: string): void {
    this.#report(diagnostic("dump-cut-off", { what: `${this.#input.path} ${problem}` }));
  }
}

/** The views that the routes of a table can have; what daemons write has the first one. */
const TABLE_VIEWS = ["adj-rib-in-post-policy", "loc-rib"] as const satisfies readonly RouteView[];

const MIXED = "is of another kind than those before: a file must have a table or messages";

/** A time in seconds since 1970. */
function timeItem(seconds: number): DumpItem {
  return { kind: "time", time: new Date(seconds * 1000).toISOString().replace(".000Z", "Z") };
}

async function* buffers(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const piece of bytes) {
    yield Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
  }
}
