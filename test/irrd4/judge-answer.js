import { readSetAnswer } from "../../modules/irr/client/read-set-answer.js";
import { readPrefixRange, formatPrefixRange } from "../../modules/net/index.js";

/**
 * Where our server is known not to answer as IRRd does, with the text that decides. `applies` sees a query, both answers as on
 * the wire and what was asked before on the connection, and says whether they differ in that way alone.
 */
const EXCEPTIONS = [
  {
    what: "`!v`: each server says what it is",
    text: "IRRd, docs/users/queries/whois: the answer is the version",
    applies: ({ query, ours, theirs }) => query === "!v" && isData(ours) && isData(theirs),
  },
  {
    what: "the words of an error after `F Invalid AS number …`",
    text: "IRRd, utils/validators.py, parse_as_number; clients look at the F alone",
    applies: ({ query, ours, theirs }) =>
      /^![g6]/.test(query) &&
      /^F Invalid AS number /.test(ours) &&
      theirs.startsWith(ours.trimEnd()),
  },
  {
    what: "ASNs that Python's int() reads: underscores, blanks and signs within (AS1_0, AS 1, AS+1)",
    text: "RFC 2622, section 2: an ASN is AS and an integer; IRRd, utils/validators.py, parse_as_number",
    applies: ({ query, ours }) =>
      /^![g6]as[ +-]?[\d_]+$/i.test(query) && ours.startsWith("F Invalid AS number"),
  },
  {
    what: "queries that `peerc irrd` does not serve (!j, !J, !r, !o, !f, !m of other classes, RIPE's) are told so",
    text: "docs/irr.md, The server",
    applies: ({ query, ours }) =>
      /^(?:![jJrof]|!m(?!as-set,|route-set,)|[^!])/.test(query) && ours.startsWith("F "),
  },
  {
    what: "`!m`: of a set, its key, its members (those by reference too) and its source",
    text: "docs/irr.md, The server; RFC 2622, section 5: members by reference are members",
    applies: sameObject,
  },
  {
    what: "`!i`: IRRd counts an empty attribute as a member without a name, so that a blank comes first",
    text: "IRRd, storage/preload.py, _update_set: all of parsed_data's members, among them an empty text",
    applies: ({ query, ours, theirs }) =>
      /^!i/.test(query) && isData(ours) && isData(theirs) && body(theirs) === ` ${body(ours)}`,
  },
  {
    what: "`!i…,1` of a route-set: operators in front of ASNs and sets, which IRRd leaves out, and ^n as ^n-n",
    text: "RFC 2622, section 5.2: an operator applies to all that the set or ASN stands for; IRRd, server/query_resolver.py, _recursive_set_resolve",
    applies: sameRanges,
  },
];

/**
 * How two answers to a query compare: `equal` to the byte, `ordered` otherwise where IRRd gives a Python set, which has no
 * order, `excused` by an exception, or `different`.
 */
export function judgeAnswer(asked) {
  const { query, ours, theirs } = asked;
  if (ours === theirs) return { kind: "equal" };
  if (/^!(?:[g6]|a)/.test(query) && isData(ours) && isData(theirs)) {
    if (items(ours).sort().join() === items(theirs).sort().join()) return { kind: "ordered" };
  }
  const exception = EXCEPTIONS.find(({ applies }) => applies(asked));
  return exception ? { kind: "excused", exception } : { kind: "different" };
}

function isData(answer) {
  return answer.startsWith("A");
}

/** The data of an answer, without its length, its last newline and its status. */
function body(answer) {
  return answer.slice(answer.indexOf("\n") + 1, -"\nC\n".length);
}

function items(answer) {
  return isData(answer) ? body(answer).split(" ") : [];
}

/** Whether our short form of an object says what IRRd's whole one does. */
function sameObject({ query, ours, theirs, listed, sources }) {
  const [, type, name] = /^!m(as-set|route-set),(.*)$/.exec(query) ?? [];
  if (!type || !isData(ours) || !isData(theirs)) return false;
  const asked = { class: type, name: name.toUpperCase(), sources, server: "a server" };
  const [here, there] = [ours, theirs].map((answer) => readSetAnswer(body(answer), asked));
  if ("reason" in here || "reason" in there) return false;
  // Those by reference IRRd adds in `!i` alone, which leaves out the set itself.
  const referred = there.mbrsByRef.length > 0 ? listed(name) : [];
  const members = new Set([...there.members, ...referred]);
  return (
    here.name === there.name &&
    here.source === there.source &&
    here.members.length === members.size &&
    here.members.every((member) => members.has(member))
  );
}

/** Whether both say the same prefixes, but for those that an operator in front of a name brings in with us. */
function sameRanges({ query, ours, theirs, hasOperators }) {
  const name = /^!i(.*),1$/.exec(query)?.[1];
  if (name === undefined || !isData(ours)) return false;
  const [here, there] = [ours, theirs].map(
    (answer) => new Set(items(answer).flatMap((item) => canonical(item) ?? [])),
  );
  if (![...there].every((item) => here.has(item))) return false;
  return here.size === there.size || hasOperators(name);
}

/** A range in one way of writing; null where it leaves nothing. */
function canonical(item) {
  const range = readPrefixRange(item);
  if (typeof range !== "string") return formatPrefixRange(range);
  return range === "range" || item === "" ? null : item;
}
