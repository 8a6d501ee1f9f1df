import { readPacked, type Asn, type Family, type PrefixProblem } from "../../net/index.ts";
import { excerpt, type DropReason } from "./dropped-object.ts";
import { readAsn, readList, readMaintainer, readSetName, readSource } from "./names.ts";
import { readRouteSetMember } from "./route-set-member.ts";
import type { RpslAttribute, RpslObject } from "./rpsl-object.ts";
import type { AutNumRecord, RouteRecord, RpslRecord, SetRecord } from "./rpsl-record.ts";

/** Why an object cannot be used. */
export interface RecordProblem {
  readonly problem: DropReason;
  readonly detail: string;
}

const WORDS = new Uint32Array(4);
const NONE: readonly string[] = [];

/**
 * Reads an object's values, or says why it must be dropped. It is dropped as a whole if its key, its origin, its
 * source or anything that decides membership cannot be read, as IRRd does when it imports a registry that it does not
 * own. Nothing else in an object is checked.
 */
export function readRecord(object: RpslObject): RpslRecord | RecordProblem {
  switch (object.class) {
    case "route":
      return readRoute(object, "ipv4");
    case "route6":
      return readRoute(object, "ipv6");
    case "as-set":
    case "route-set":
      return readSet(object, object.class);
    case "aut-num":
      return readAutNum(object);
  }
}

function readRoute(object: RpslObject, family: Family): RouteRecord | RecordProblem {
  const key = single(object, object.class);
  if ("problem" in key) return key;
  const length = readPacked(key.value, family, WORDS);
  if (typeof length === "string") return prefixProblem(key, key.value, length, family);
  const origin = readOne(object, "origin", readAsn, "bad-asn", "an ASN such as AS64496");
  if (isProblem(origin)) return origin;
  const common = readCommon(object);
  if ("problem" in common) return common;
  return { kind: "route", family, words: WORDS, length, origin, ...common };
}

function readAutNum(object: RpslObject): AutNumRecord | RecordProblem {
  const asn = readOne(object, "aut-num", readAsn, "bad-asn", "an ASN such as AS64496");
  if (isProblem(asn)) return asn;
  const common = readCommon(object);
  return "problem" in common ? common : { kind: "aut-num", asn, ...common };
}

function readSet(object: RpslObject, type: SetRecord["class"]): SetRecord | RecordProblem {
  const name = readOne(object, type, readSetName, "bad-name", "the name of a set");
  if (isProblem(name)) return name;
  const common = readCommon(object);
  if ("problem" in common) return common;
  const mbrsByRef = readAll(
    object,
    "mbrs-by-ref",
    readMaintainer,
    "bad-maintainer",
    "a maintainer",
  );
  if (isProblem(mbrsByRef)) return mbrsByRef;
  const members = type === "as-set" ? readAsSetMembers(object) : readRouteSetMembers(object);
  if (isProblem(members)) return members;
  const { source } = common;
  return {
    kind: "set",
    class: type,
    name,
    source,
    members: members.toSorted().filter((member, i, sorted) => member !== sorted[i - 1]),
    mbrsByRef,
  };
}

/** The common parts of every object: its source, its maintainers, and the sets it claims to be in. */
function readCommon(object: RpslObject):
  | RecordProblem
  | {
      source: string;
      memberOf: readonly string[];
      maintainers: readonly string[];
    } {
  const source = readOne(object, "source", readSource, "bad-source", "the name of a registry");
  if (isProblem(source)) return source;
  const maintainers = readAll(object, "mnt-by", readMaintainer, "bad-maintainer", "a maintainer");
  if (isProblem(maintainers)) return maintainers;
  const memberOf = readAll(object, "member-of", readSetName, "bad-name", "the name of a set");
  if (isProblem(memberOf)) return memberOf;
  return { source, memberOf, maintainers };
}

function readAsSetMembers(object: RpslObject): readonly string[] | RecordProblem {
  return readAll(object, "members", readSetName, "bad-member", "an ASN or the name of a set");
}

function readRouteSetMembers(object: RpslObject): readonly string[] | RecordProblem {
  const members: string[] = [];
  for (const attribute of object.attributes) {
    if (attribute.name !== "members" && attribute.name !== "mp-members") continue;
    const family = attribute.name === "members" ? "ipv4" : null;
    for (const item of readList(attribute.value)) {
      const member = readRouteSetMember(item, family);
      if (typeof member === "string") return memberProblem(attribute, item, member);
      members.push(member.text + member.operator);
    }
  }
  return members;
}

/** The only attribute with a name; none or several is a problem. */
function single(object: RpslObject, name: string): RpslAttribute | RecordProblem {
  let found: RpslAttribute | null = null;
  for (const attribute of object.attributes) {
    if (attribute.name !== name) continue;
    if (found !== null) {
      const detail = `line ${attribute.line}: "${name}" occurs twice, first on line ${found.line}`;
      return { problem: "repeated-attribute", detail };
    }
    found = attribute;
  }
  if (found !== null && found.value !== "") return found;
  const detail = found === null ? `"${name}" is missing` : `line ${found.line}: "${name}" is empty`;
  return { problem: "missing-attribute", detail };
}

function readOne<T extends string | Asn>(
  object: RpslObject,
  name: string,
  read: (text: string) => T | null,
  problem: DropReason,
  wanted: string,
): T | RecordProblem {
  const attribute = single(object, name);
  if ("problem" in attribute) return attribute;
  const value = read(attribute.value);
  return value ?? { problem, detail: unreadable(attribute, attribute.value, wanted) };
}

/** All items of all attributes with a name. */
function readAll(
  object: RpslObject,
  name: string,
  read: (text: string) => string | null,
  problem: DropReason,
  wanted: string,
): readonly string[] | RecordProblem {
  let all: string[] | null = null;
  for (const attribute of object.attributes) {
    if (attribute.name !== name) continue;
    for (const item of readList(attribute.value)) {
      const value = read(item);
      if (value === null) return { problem, detail: unreadable(attribute, item, wanted) };
      (all ??= []).push(value);
    }
  }
  return all ?? NONE;
}

function isProblem(value: unknown): value is RecordProblem {
  return typeof value === "object" && value !== null && "problem" in value;
}

function unreadable(attribute: RpslAttribute, item: string, wanted: string): string {
  return `line ${attribute.line}: ${attribute.name}: "${excerpt(item)}" is not ${wanted}`;
}

function prefixProblem(
  attribute: RpslAttribute,
  item: string,
  problem: PrefixProblem,
  family: Family | null,
): RecordProblem {
  const name =
    family === null ? "a prefix" : family === "ipv4" ? "an IPv4 prefix" : "an IPv6 prefix";
  switch (problem) {
    case "host-bits":
      return {
        problem: "host-bits",
        detail: `line ${attribute.line}: ${attribute.name}: "${excerpt(item)}" has bits set after its length`,
      };
    case "length":
    case "syntax":
      return { problem: "bad-prefix", detail: unreadable(attribute, item, name) };
  }
}

function memberProblem(
  attribute: RpslAttribute,
  item: string,
  problem: PrefixProblem | "family" | "operator",
): RecordProblem {
  switch (problem) {
    case "host-bits":
      return prefixProblem(attribute, item, problem, null);
    case "operator":
      return {
        problem: "bad-member",
        detail: unreadable(attribute, item, "followed by a range operator (^-, ^+, ^n or ^n-m)"),
      };
    case "family":
      return {
        problem: "bad-member",
        detail: unreadable(attribute, item, "IPv4; IPv6 belongs in mp-members"),
      };
    case "syntax":
    case "length":
      return {
        problem: "bad-member",
        detail: unreadable(attribute, item, "a prefix, an ASN or the name of a set"),
      };
  }
}
