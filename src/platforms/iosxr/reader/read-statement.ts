import type { ReadingProblems } from "../../reading-problems.ts";
import type { BgpLine } from "./bgp-line.ts";
import type { XrFile } from "./file-content.ts";
import { beginsOurs, objectKindOf } from "./object-heads.ts";
import type { ObjectKind } from "./objects.ts";
import type { OpenBlocks } from "./open-blocks.ts";
import { isIgnored } from "./ignored.ts";
import type { Place } from "./place.ts";
import { notOurs, readBgpLine } from "./read-bgp-line.ts";

/** Reads a statement that is neither a set nor a policy, in any place. */
export function readStatement(
  statement: BgpLine,
  indent: number,
  asn: number,
  blocks: OpenBlocks,
  file: XrFile,
  problems: ReadingProblems,
): void {
  if (statement.text === "end-group" && indent === 0 && blocks.isWithin("group")) {
    blocks.end(indent, statement.line);
    return;
  }
  const place = blocks.placeOf(indent, statement.line);
  blocks.enter(indent, statement.line, placeIn(place, statement, asn, file, problems));
}

/** The place that a statement opens in another; null if it opens none. */
function placeIn(
  place: Place | null,
  statement: BgpLine,
  asn: number,
  file: XrFile,
  problems: ReadingProblems,
): Place | null {
  if (place === null) return readRouterStatement(statement, asn, file, problems);
  const { text, line } = statement;
  const { words } = statement.command;
  switch (place.kind) {
    case "lost":
      notOurs(statement, problems);
      return place;
    case "foreign":
      notOurs(statement, problems);
      if (beginsOurs(text) || (place.of === "bgp" && ESCAPES.test(text))) {
        problems.notUnderstood(line, "it could be a statement of the blocks around it");
      }
      return place;
    case "group":
      notOurs(statement, problems);
      if (!isIgnored("router", words)) place.group.notIgnored ??= line;
      return { kind: "foreign", of: "router" };
    default:
      return readBgpLine(statement, place, file, problems);
  }
}

/** Statements of `router bgp` or its VRFs, inside of a block there. */
const ESCAPES =
  /^(no )?(bgp|timers bgp|rpki|neighbor|vrf|(neighbor|session|af)-group|apply-group|address-family)\b/;

/** A statement outside of all blocks. */
function readRouterStatement(
  statement: BgpLine,
  asn: number,
  file: XrFile,
  problems: ReadingProblems,
): Place | null {
  const { text, line } = statement;
  const { words } = statement.command;
  const [first = "", second = "", third = ""] = words;
  if (first === "router" && second === "bgp") {
    file.asn = Number(third);
    if (words.length > 3) problems.notUnderstood(line, "more than one command in a line");
    if (file.asn !== asn) problems.notUnderstood(line, "a router of another ASN");
    return { kind: "bgp" };
  }
  if (first === "group" && words.length === 2)
    return { kind: "group", group: file.groups.open(second) };
  if (first === "apply-group") {
    file.groups.apply(words.slice(1), line);
    return null;
  }
  const kind = first === "no" ? objectKindOf(text.slice("no ".length)) : null;
  if (kind) {
    removeObject(kind, statement, file, problems);
    return null;
  }
  if (SHOWN.test(text)) return null;
  notOurs(statement, problems);
  if (isIgnored("router", words)) return { kind: "foreign", of: "router" };
  problems.notUnderstood(line, "a statement that peerc does not know to leave our sessions alone");
  return { kind: "lost" };
}

/** `no prefix-set X` and the like, for a set or policy of ours. */
function removeObject(
  kind: ObjectKind,
  { text, line }: BgpLine,
  file: XrFile,
  problems: ReadingProblems,
): void {
  const name = text.slice(`no ${kind} `.length).trim();
  if (!/^PEERC_[^\s(]+$/.test(name)) {
    problems.notUnderstood(line, "a removal of a set or policy that is not ours");
  }
  file.objects.remove(kind, name);
}

/** What `show running-config` prints before the configuration. */
const SHOWN =
  /^(Building configuration\.\.\.|(Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d\.\d{3} \S+)$/;
