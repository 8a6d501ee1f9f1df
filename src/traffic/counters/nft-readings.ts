import { diagnostic, Diagnostics, type Report, type Source } from "../../diagnostics/index.ts";
import {
  child,
  isMap,
  items,
  numberOf,
  parseJson,
  textOf,
  type Node,
} from "../../document/index.ts";
import { NFT_TABLE } from "../formats/nftables.ts";
import { isTime } from "./is-time.ts";

/** What the counters of a router said at some time. */
export interface Reading {
  /** RFC 3339 in UTC. */
  readonly time: string;
  /** By name; null if `nft` said nothing, because the table was not there. */
  readonly counters: ReadonlyMap<string, NftCounter> | null;
}

/** A counter of nftables: 64 bits each, so that none runs over. Above 2^53 the last digits are lost. */
export interface NftCounter {
  readonly packets: number;
  readonly bytes: number;
}

/**
 * Reads the readings of a router's counters: a line with the time (`date -u +%FT%TZ`), and after it a line from
 * `nft -j list counters table inet peerc_data_plane`, or from `list table` or `list ruleset`, which have more. Readings
 * are in order; counters of other tables are passed over. Null if an error was reported.
 */
export function readNftReadings(source: Source, given: Report): readonly Reading[] | null {
  const found = new Diagnostics();
  const { report } = found;
  const readings: { time: string; counters: Reading["counters"] }[] = [];
  for (const [i, raw] of source.text.split("\n").entries()) {
    const text = raw.replace(/\r$/, "");
    if (text.trim() === "") continue;
    // After a line that is something else, nothing more is expected of the file.
    if (found.failed) break;
    const line = { path: source.path, text, firstLine: i + 1 };
    const span = { source: line, start: 0, end: text.length };
    const last = readings.at(-1);
    if (!text.startsWith("{")) {
      if (!isTime(text)) report(diagnostic("readings-no-time", {}, { span }));
      else if (last && last.time >= text) {
        report(diagnostic("readings-order", { before: last.time }, { span }));
      }
      readings.push({ time: text, counters: null });
    } else if (!last || last.counters !== null) {
      report(diagnostic("readings-no-time", {}, { span }));
    } else {
      const root = parseJson(line, report);
      last.counters = (root && countersOf(root, report)) ?? new Map<string, NftCounter>();
    }
  }
  if (readings.filter(({ counters }) => counters !== null).length < 2 && !found.failed) {
    const span = { source, start: 0, end: 0 };
    report(diagnostic("readings-too-few", {}, { span }));
  }
  found.all.forEach(given);
  return found.failed ? null : readings;
}

/** The counters of our table in what `nft -j` prints; null, and reported, if it is something else. */
function countersOf(root: Node, report: Report): ReadonlyMap<string, NftCounter> | null {
  const list = child(root, "nftables");
  if (list?.kind !== "list") {
    report(diagnostic("readings-not-nft", {}, { span: root.span }));
    return null;
  }
  const counters = new Map<string, NftCounter>();
  for (const item of items(list)) {
    const counter = child(item, "counter");
    if (!counter || textOf(child(counter, "table")) !== NFT_TABLE) continue;
    if (textOf(child(counter, "family")) !== "inet") continue;
    const name = textOf(child(counter, "name"));
    const [packets, bytes] = ["packets", "bytes"].map((key) => numberOf(child(counter, key)));
    const isCount = (value: number | null | undefined): value is number =>
      typeof value === "number" && Number.isInteger(value) && value >= 0;
    if (!isMap(counter) || name === null || !isCount(packets) || !isCount(bytes)) {
      report(diagnostic("readings-not-nft", {}, { span: counter.span }));
    } else if (counters.has(name)) {
      report(diagnostic("listed-twice", { name }, { span: counter.span }));
    } else counters.set(name, { packets, bytes });
  }
  return counters;
}
