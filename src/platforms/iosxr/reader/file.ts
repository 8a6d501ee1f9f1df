import { PrefixCursor } from "../../fast/prefix-cursor.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import { bannerEnd } from "./banner.ts";
import { parseBgpCommand } from "./bgp-line.ts";
import { ConfigGroups } from "./config-groups.ts";
import type { XrFile } from "./file-content.ts";
import { objectKindOf, otherBodyEnd } from "./object-heads.ts";
import { NOT_SCANNED, hasContent, XrObjects, type ObjectKind } from "./objects.ts";
import type { TextLine } from "./text-line.ts";
import { OpenBlocks } from "./open-blocks.ts";
import { scanObject } from "./fast/scan-object.ts";
import { readStatement } from "./read-statement.ts";

/** A set or policy whose end has not been read yet; null for a kind that peerc never uses. */
interface OpenObject {
  readonly kind: ObjectKind | null;
  readonly name: string;
  readonly line: number;
  readonly end: string;
  readonly body: TextLine[];
  readonly parameters: boolean;
}

/** Reads a configuration line by line: sets and policies by name, and blocks of statements. */
export function readFile(text: string, asn: number, problems: ReadingProblems): XrFile {
  const file: XrFile = {
    objects: new XrObjects(),
    neighbors: new Map(),
    ranges: [],
    validated: new Set(),
    servers: new Map(),
    groups: new ConfigGroups(),
    removed: [],
    asn: null,
    routerId: null,
    enforceFirstAs: true,
    logsChanges: null,
    timers: null,
    gracefulRestart: false,
    unsafe: false,
  };
  const blocks = new OpenBlocks(problems);
  const lists = new PrefixCursor(text);
  let within: OpenObject | null = null;
  let ended = false;
  let number = 0;
  for (let start = 0; start <= text.length;) {
    const next = text.indexOf("\n", start);
    const end = next < 0 ? text.length : next;
    const whole = text.slice(start, end).trimEnd();
    const line = whole.trimStart();
    const from = start;
    start = end + 1;
    number++;
    if (within) {
      if (line === within.end) {
        const { kind, ...object }: OpenObject = within;
        if (kind) file.objects.define(kind, { ...NOT_SCANNED, ...object });
        within = null;
      } else if (hasContent(line)) {
        if (objectKindOf(whole) ?? otherBodyEnd(whole)) {
          problems.notUnderstood(number, "it is inside a set or policy that is not ended");
        }
        within.body.push({ text: line, line: number });
      }
      continue;
    }
    const indent = whole.length - line.length;
    if (line === "!" || line === "exit") {
      blocks.end(indent, number);
      continue;
    }
    if (line === "" || line.startsWith("!")) continue;
    if (ended) {
      problems.notUnderstood(number, "a statement after the end of the configuration");
      continue;
    }
    if (line === "end" && indent === 0) {
      blocks.endAll();
      ended = true;
      continue;
    }
    const kind = indent === 0 ? objectKindOf(line) : null;
    const otherEnd = indent === 0 ? otherBodyEnd(line) : null;
    if (kind !== null || otherEnd !== null) {
      blocks.placeOf(indent, number);
      const rest = kind === null ? "" : line.slice(kind.length + 1).trim();
      const parameters = kind === "route-policy" && rest.includes("(");
      const name = parameters ? rest.slice(0, rest.indexOf("(")).trim() : rest;
      if (/\s/.test(name)) problems.notUnderstood(number, "a name of more than one word");
      const plain = kind && !parameters && scanObject(kind, lists, start, number + 1);
      if (kind && plain) {
        file.objects.define(kind, { ...NOT_SCANNED, name, line: number, ...plain.content });
        start = plain.end + 1;
        number = plain.endLine;
        continue;
      }
      const last = otherEnd ?? (kind === "route-policy" ? "end-policy" : "end-set");
      within = { kind, name, line: number, end: last, body: [], parameters };
      continue;
    }
    if (indent === 0 && line.startsWith("banner ")) {
      blocks.placeOf(indent, number);
      const after = bannerEnd(text, from, end);
      if (after === null) problems.notUnderstood(number, "a banner without an end");
      else if (after > end) {
        number += text.slice(end, after).split("\n").length - 1;
        start = text.indexOf("\n", after) + 1 || text.length + 1;
      }
      continue;
    }
    const command = parseBgpCommand(line);
    readStatement({ text: line, line: number, command }, indent, asn, blocks, file, problems);
  }
  if (within) {
    const name = within.kind ?? "a set or policy";
    problems.notUnderstood(within.line, { name, problem: "without its end" });
  }
  return file;
}
