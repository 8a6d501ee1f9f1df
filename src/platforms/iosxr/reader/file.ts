import { onceEach } from "../../once-each.ts";
import { PlainPrefixCursor } from "../../plain-prefixes.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import { bgpSaying } from "./bgp-line.ts";
import type { XrFile } from "./file-content.ts";
import {
  NOT_PLAIN,
  OBJECT_KINDS,
  saysSomething,
  XrObjects,
  type ObjectKind,
  type TextLine,
} from "./objects.ts";
import { readPlain } from "./plain.ts";
import { readBgpLine, type Place } from "./read-bgp-line.ts";

/** Reads a configuration line by line: sets and policies by name, and `router bgp`. */
export function readFile(text: string, asn: number, problems: ReadingProblems): XrFile {
  const file: XrFile = {
    objects: new XrObjects(),
    neighbors: new Map(),
    validated: new Set(),
    caches: [],
    removed: [],
    asn: null,
    routerId: null,
    enforceFirstAs: true,
  };
  let within: {
    kind: ObjectKind;
    name: string;
    line: number;
    end: string;
    body: TextLine[];
  } | null = null;
  let places: Place[] | null = null;
  let number = 0;
  const lists = new PlainPrefixCursor(text);
  const sayings = onceEach(bgpSaying);
  for (let start = 0; start <= text.length;) {
    const next = text.indexOf("\n", start);
    const end = next < 0 ? text.length : next;
    const line = text.slice(start, end).trim();
    start = end + 1;
    number++;
    if (within) {
      if (line === within.end) {
        file.objects.define(within.kind, { ...NOT_PLAIN, ...within });
        within = null;
      } else if (saysSomething(line)) within.body.push({ text: line, line: number });
      continue;
    }
    const opened = kindOf(line, places !== null);
    if (opened) {
      const name = line.slice(opened.length + 1).trim();
      if (/[\s(]/.test(name))
        problems.notUnderstood(number, "a policy with parameters, or no name");
      places = null;
      const plain = readPlain(opened, lists, start, number + 1);
      if (plain) {
        const { prefixes = null, asns = null, policy = null } = plain.content;
        const body: readonly TextLine[] = [];
        file.objects.define(opened, { name, line: number, body, prefixes, asns, policy });
        start = plain.end + 1;
        number = plain.endLine;
        continue;
      }
      const end = opened === "route-policy" ? "end-policy" : "end-set";
      within = { kind: opened, name, line: number, end, body: [] };
      continue;
    }
    if (/^router \w+/.test(line)) {
      places = null;
      if (!line.startsWith("router bgp ")) continue;
      const words = line.split(/\s+/);
      file.asn = Number(words[2]);
      if (words.length > 3) problems.notUnderstood(number, "more than one command in a line");
      if (file.asn !== asn) problems.notUnderstood(number, "a router of another ASN");
      places = [{ kind: "bgp" }];
    } else if (places) {
      const saying = sayings(line);
      places = readBgpLine({ text: saying.text, line: number, saying }, places, file, problems);
    } else if (line.includes("PEERC_") && !/^(!|no )/.test(line)) {
      problems.notUnderstood(number, "something of ours in a place that peerc does not read");
    }
  }
  if (within) problems.notUnderstood(within.line, { name: within.kind, says: "without its end" });
  return file;
}

/** The kind of object that a line begins; one that ends in `in` or `out` attaches a policy where it stands in `router bgp`. */
function kindOf(line: string, inBgp: boolean): ObjectKind | null {
  const kind = KIND_BY_WORD.get(line.slice(0, Math.max(0, line.indexOf(" "))));
  if (kind === undefined || !line.startsWith(`${kind} `)) return null;
  return inBgp && / (in|out)$/.test(line) ? null : kind;
}

/** No two kinds begin with the same word. */
const KIND_BY_WORD = new Map<string, ObjectKind>(
  OBJECT_KINDS.map((kind) => [kind.replace(/ .*/, ""), kind]),
);
