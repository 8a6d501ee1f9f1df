import type { RtrReading } from "../../../model/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import { addressOf, numberOf } from "./constant-value.ts";
import { NotUnderstood } from "./cursor.ts";
import type { BirdFile, ProtocolText } from "./file.ts";
import { inherited, switched } from "./inherited.ts";
import type { BirdObjects } from "./objects.ts";
import { statementsOf } from "./protocol-statements.ts";
import type { Token } from "./tokens.ts";

/** Statements of a protocol that do not affect what it does. */
const SILENT = /^(description|debug|mrtdump|router id)\b/;

/** The cache's own times override the file's, except for those with `keep` (proto/rpki/packets.c). */
const CACHE_DECIDES =
  "without all of `refresh keep`, `retry keep` and `expire keep` the cache itself says how it is asked";

/**
 * `protocol rpki`: BIRD uses all caches at once, so there is no preference. Everything that a cache sends must reach
 * the tables: a statement that holds some of it back is not understood. Throws `NotUnderstood`.
 */
export function readCache(
  protocol: ProtocolText,
  file: BirdFile,
  problems: ReadingProblems,
): RtrReading {
  const { objects } = file;
  const times = new Map<string, number>();
  let [address, port]: [RtrReading["address"] | null, number] = [null, 323];
  for (const statement of inherited(protocol, file, problems)) {
    const { words, block, line } = statement;
    const [first = "", second = "", third = ""] = words.map(({ text }) => text);
    if ((first === "roa4" || first === "roa6") && words.length === 1) {
      readChannel(block ?? [], objects);
    } else if (first === "remote") {
      address = addressOf(words[1], objects);
      if (third === "port") port = numberOf(words[3], objects) ?? NaN;
      if (words.length !== (third === "port" ? 4 : 2)) {
        throw new NotUnderstood(line, "more than an address and a port");
      }
    } else if (first === "port" && words.length === 2) port = numberOf(words[1], objects) ?? NaN;
    else if (/^(refresh|retry|expire)$/.test(first)) {
      if (second !== "keep" || words.length !== 3) {
        throw new NotUnderstood(line, CACHE_DECIDES);
      }
      times.set(first, numberOf(words[2], objects) ?? NaN);
    } else if (first === "transport" && second === "tcp" && words.length === 2) continue;
    else if (switched(statement, "disabled") === false) continue;
    else if (
      !SILENT.test(words.map(({ text }) => text).join(" ")) ||
      (block && first !== "debug")
    ) {
      throw new NotUnderstood(line, "not a setting of a cache that peerc knows");
    }
  }
  const { line } = protocol;
  if (!address) throw new NotUnderstood(line, "a cache without an address");
  const time = (name: "refresh" | "retry" | "expire"): number => {
    const value = times.get(name);
    if (value !== undefined) return value;
    throw new NotUnderstood(line, CACHE_DECIDES);
  };
  return {
    address,
    port,
    preference: null,
    refresh: time("refresh"),
    retry: time("retry"),
    expire: time("expire"),
    line,
  };
}

/** Other statements of a channel, none of which keeps a ROA out. */
const OPEN =
  /^(?:import all|export none|preference \d+|debug(?: all| off)?|import keep filtered\b.*|(?:import|receive) limit \d+ action warn)$/;

/** A channel of a cache's protocol, which may only fill its table. Throws `NotUnderstood`. */
function readChannel(block: readonly Token[], { roaTables }: BirdObjects): void {
  for (const { words, line } of statementsOf(block)) {
    const [first, name] = words;
    if (first?.text === "table" && name && words.length === 2) {
      if (roaTables.has(name.text)) continue;
      throw new NotUnderstood(line, {
        name: name.text,
        problem: "is no ROA table that is defined",
      });
    }
    if (OPEN.test(words.map(({ text }) => text).join(" "))) continue;
    throw new NotUnderstood(line, "what may keep the ROAs of a cache out of the table");
  }
}
