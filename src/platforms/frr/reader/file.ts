import type { ReadRequest } from "../../../model/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import { TOP, type Block } from "./block.ts";
import type { FrrFile } from "./file-content.ts";
import { isSilent, lineOf } from "./line-of.ts";
import { noObjects } from "./objects.ts";
import { EntryScanner } from "./fast/entry-scanner.ts";
import { readLine } from "./read-line.ts";
import type { Reading } from "./reading.ts";
import { settleStatics } from "./statics.ts";

/** What `show running-config` prints before the configuration. */
const PREAMBLE: ReadonlySet<string> = new Set([
  "Building configuration...",
  "Current configuration:",
]);

/** Reads a configuration line by line. */
export function readFile(
  text: string,
  { asn }: Pick<ReadRequest, "asn">,
  problems: ReadingProblems,
): FrrFile {
  const file = emptyFile();
  const plain = new EntryScanner();
  const reading: Reading = { file, plain, asn, problems };
  let block: Block = TOP;
  let number = 0;
  /** Why no further line is allowed. */
  let ended: string | null = null;
  let isBefore = true;
  for (let start = 0; start <= text.length;) {
    const taken = ended === null ? plain.take(text, start) : -1;
    if (taken >= 0) {
      start = taken + 1;
      number++;
      block = TOP;
      continue;
    }
    const next = text.indexOf("\n", start);
    const end = next < 0 ? text.length : next;
    const line = lineOf(text.slice(start, end));
    start = end + 1;
    number++;
    if (isSilent(line) || (isBefore && PREAMBLE.has(line))) continue;
    isBefore = false;
    if (ended !== null) {
      problems.notUnderstood(number, ended);
      break;
    }
    if (line === "end") {
      ended = "it comes after `end`, and FRR does not load it";
      continue;
    }
    if (block.kind === "top" && (line === "exit" || line === "quit")) {
      ended = "it comes after an `exit` that leaves the configuration, and FRR does not load it";
      continue;
    }
    block = readLine(line, number, block, reading);
  }
  for (const list of file.objects.asPathLists.values()) list.settle();
  settleStatics(file);
  return file;
}

function emptyFile(): FrrFile {
  return {
    objects: noObjects(),
    neighbors: new Map(),
    written: new Map(),
    groups: new Set(),
    asn: null,
    routerId: null,
    defaultFamilies: new Set(["ipv4 unicast"]),
    requirePolicy: null,
    enforceFirstAs: null,
    logsChanges: null,
    rejectsAsSets: null,
    timers: null,
    gracefulRestart: "helper",
    profile: "traditional",
    asOf: null,
    caches: [],
    times: { polling: 3600, retry: 600, expire: 7200 },
    near: { inViews: [], ranges: [], bfdPeers: [], statics: [], interfaces: [] },
  };
}
