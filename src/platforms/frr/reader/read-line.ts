import { parentOf, TOP, type Block } from "./block.ts";
import { addCacheLine } from "./caches.ts";
import { readBgpLine } from "./read-bgp-line.ts";
import { readInPlace } from "./read-in-place.ts";
import type { Reading } from "./reading.ts";
import { addPrefix, readTopLine } from "./read-top-line.ts";
import { addToEntry, commandOf } from "./route-maps.ts";

/**
 * Reads a line; returns the block after it. As in FRR, a line is tried in the current block, then in those around it,
 * and the block that knows it becomes the current one (`command_config_read_one_line` of lib/command.c, and seen on
 * 8.4.4).
 */
export function readLine(line: string, number: number, block: Block, reading: Reading): Block {
  const { file, plain, problems } = reading;
  if (line.startsWith("ip prefix-list ") || line.startsWith("ipv6 prefix-list ")) {
    plain.expect(addPrefix(line, number, file, problems));
    return TOP;
  }
  const words = line.split(" ");
  if (line === "bgp route-map delay-timer 0") {
    problems.notUnderstood(
      number,
      "a changed route map is never applied to routes already received",
    );
    return block;
  }
  for (let at: Block | null = block; at !== null; at = parentOf(at)) {
    const after = readIn(line, words, number, at, reading);
    if (after !== null) return after;
  }
  problems.notUnderstood(
    number,
    "peerc does not know that it leaves the sessions and what they use alone",
  );
  return block;
}

/** Reads a line in a block, or returns null if the block does not know it. */
function readIn(
  line: string,
  words: readonly string[],
  number: number,
  block: Block,
  reading: Reading,
): Block | null {
  const [first = ""] = words;
  const isExit = first === "exit" || first === "quit";
  switch (block.kind) {
    case "top":
      return readTopLine(line, words, number, reading);
    case "route-map": {
      if (isExit) return TOP;
      const verb = first === "no" ? words[1] : first;
      if (verb === undefined || !ENTRY_VERBS.has(verb)) return null;
      addToEntry(block.entry, commandOf(words), number);
      return block;
    }
    case "bgp":
      return readBgpLine(line, words, number, block, reading);
    case "rpki": {
      if (isExit) return TOP;
      const removes = first === "no";
      if (!removes && first !== "rpki") return null;
      if (removes && (words[1] !== "rpki" || words.length === 2)) return null;
      if (!addCacheLine(words, number, reading.file)) {
        reading.problems.notUnderstood(number, "not a setting of RPKI");
      }
      return block;
    }
    case "place":
      return isExit || line === block.place.closes
        ? block.parent
        : readInPlace(line, words, number, block, reading);
  }
}

const ENTRY_VERBS: ReadonlySet<string> = new Set(
  "description match set call on-match continue".split(" "),
);
