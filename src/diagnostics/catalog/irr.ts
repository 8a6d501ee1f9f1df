import { error, warning } from "../entry.ts";

/** Diagnostics of `src/irr`. */
export const irrCatalog = {
  "irr-source-unknown": error<{ object: string; source: string; known: readonly string[] }>({
    about:
      "A source that an object is to be looked up in is not in the registry data at all. Its objects would silently be missing.",
    message: (p) => `${p.object}: the registry data has no source ${p.source}`,
    hint: (p) =>
      p.known.length === 0
        ? "it has none at all: check the dumps"
        : `it has ${p.known.join(", ")}; add the dump of ${p.source}, or take it out of the sources`,
  }),
  "irr-object-unknown": error<{ object: string; sources: readonly string[] }>({
    about: "An object is in none of the sources, so there is nothing to make a prefix list from.",
    message: (p) => `${p.object} is in none of ${p.sources.join(", ")}`,
    hint: () => "check the name, and that the registry it lives in is among the sources",
  }),
  "irr-object-empty": error<{ object: string; peers: readonly number[] }>({
    about:
      "An object is there but no prefix belongs to it, in either family. A filter made from it would refuse everything.",
    message: (p) => `${p.object} expands to no prefix at all`,
    hint: (p) => {
      const ask =
        "its members have no route objects in these sources; ask the peer which object to use";
      return p.peers.length === 0
        ? ask
        : `${ask}, or declare \`allow_empty: [ipv4, ipv6]\` for ${listAsns(p.peers)} to refuse all its routes`;
    },
  }),
  "irr-object-endless": error<{ object: string }>({
    about:
      "The sets in an object apply range operators to each other in so many ways that following them was given up. No honest object needs that.",
    message: (p) => `${p.object}: its sets apply range operators to each other without end`,
    hint: () => "use another object of the peer",
  }),
  "irr-object-empty-tolerated": warning<{ object: string }>({
    about: "An object expands to no prefix, and that is allowed here.",
    message: (p) => `${p.object} expands to no prefix at all; this is allowed for it`,
  }),
  "irr-member-unknown": error<{
    object: string;
    members: readonly string[];
    total: number;
    peers: readonly number[];
  }>({
    about:
      "Sets inside an object are in none of the sources, and `unknown_members: error` is declared. Their prefixes would be missing from the prefix list.",
    message: (p) =>
      `${p.object}: ${countMembers(p)} in none of the sources: ${p.members.join("; ")}`,
    hint: (p) => {
      const where = p.peers.length === 0 ? "in `irr`" : `for ${listAsns(p.peers)}`;
      return `add the source that has them, ask the peer to repair the set, or declare \`unknown_members: warn\` ${where}`;
    },
  }),
  "irr-member-unknown-tolerated": warning<{
    object: string;
    members: readonly string[];
    total: number;
  }>({
    about:
      "Sets inside an object are in none of the sources. It is expanded without them, so its prefix list is shorter than the object means, never longer. The index of the snapshot has all of them.",
    message: (p) =>
      `${p.object}: ${countMembers(p)} in none of the sources, and the object is expanded without: ${p.members.join("; ")}`,
    hint: () => "ask the peer to repair the set; `unknown_members: error` refuses such objects",
  }),
  "irr-member-emptied": warning<{ object: string; members: readonly string[]; total: number }>({
    about:
      "A member of a route-set stands for nothing, since its range operator leaves no prefix (RFC 2622, section 2).",
    message: (p) =>
      `${p.object}: the range operator leaves nothing of ${p.total === 1 ? "a member" : `${p.total} members`}: ${p.members.join("; ")}`,
  }),
  "irr-member-no-routes": warning<{ object: string; asns: readonly string[]; total: number }>({
    about:
      "Member ASNs have no route object of either family in the sources: what they announce will be refused.",
    message: (p) =>
      `${p.object}: ${p.total === 1 ? "a member ASN has" : `${p.total} member ASNs have`} no route object: ${p.asns.join(", ")}`,
  }),
  "irr-member-bogon-asn": warning<{ object: string; asns: readonly string[]; total: number }>({
    about:
      "An object holds ASNs that must not be seen on the Internet (reserved, private, for documentation).",
    message: (p) =>
      `${p.object}: ${p.total === 1 ? "a member ASN is" : `${p.total} member ASNs are`} not for use on the Internet: ${p.asns.join(", ")}`,
  }),
  "irr-object-namesakes": warning<{ object: string; taken: string; others: readonly string[] }>({
    about:
      "Several sources have an object of this name with different members. The one of the first source is taken; a stranger may own it.",
    message: (p) =>
      `${p.object} is in ${p.taken} (taken) and, with other members, in ${p.others.join(", ")}`,
    hint: (p) => `write the source the peer means: ${p.taken}::${p.object}`,
  }),
  "irr-object-unqualified": warning<{
    object: string;
    taken: string | null;
    others: readonly string[];
    sources: readonly string[];
  }>({
    about:
      "A set is named without a registry. The name of a set belongs to nobody: the first of the sources that has one counts, and a stranger can register it in one that comes earlier.",
    message: (p) => {
      if (p.taken === null) {
        return `${p.object} names no registry: the first of ${p.sources.join(", ")} that has a set of this name counts`;
      }
      const others =
        p.others.length === 0
          ? ""
          : `; ${p.others.join(", ")} ${p.others.length === 1 ? "has" : "have"} a set of this name too`;
      return `${p.object} names no registry: it is taken from ${p.taken}${others}`;
    },
    hint: (p) =>
      p.taken !== null
        ? `write \`${p.taken}::${p.object}\`, if that is the right one`
        : `write the registry in front, like \`${p.sources[0] ?? "RADB"}::${p.object}\`; \`peerc irr tree ${p.object}\` shows which has it`,
  }),
  "irr-dump-unreadable": error<{ path: string; line: number; problem: string }>({
    about:
      "A registry dump cannot be read to its end. A part of a registry is never used: what is missing would be missing from the prefix lists.",
    message: (p) =>
      p.line === 0
        ? `${p.path}: ${p.problem}`
        : `${p.path}: ${p.problem} (${p.line} lines were read before)`,
    hint: (p) => {
      if (p.problem === "there is no such file")
        return "check the path: it starts from this folder";
      if (p.problem === "this is a directory") return "name the files of the dump that are in it";
      if (p.problem === "reading it is not permitted")
        return "give the user who runs peerc the right to read it";
      return "get the dump again: this copy is not whole";
    },
  }),
  "irr-dump-empty": error<{ path: string; dropped: number; examples: readonly string[] }>({
    about: "A registry dump holds no object that says which prefixes belong to whom.",
    message: (p) =>
      p.dropped === 0
        ? `${p.path}: no route, route6, as-set, route-set or aut-num object`
        : `${p.path}: nothing is left of it: ${p.dropped === 1 ? "the object was" : `all ${p.dropped} objects were`} dropped: ${p.examples.join("; ")}`,
    hint: (p) =>
      p.dropped === 0
        ? "is it an RPSL dump, with empty lines between the objects?"
        : "IRRd leaves such objects out as well; repair what is named",
  }),
  "irr-dump-objects-dropped": warning<{ total: number; examples: readonly string[] }>({
    about:
      "Objects of a dump were left out as a whole, since a value that counts in them cannot be read. IRRd leaves them out as well.",
    message: (p) =>
      `${p.total} ${p.total === 1 ? "object was" : "objects were"} dropped: ${p.examples.join("; ")}`,
  }),
  "irr-bgpq4-missing": error({
    about:
      "The engine `bgpq4` is asked for, but the program cannot be run or does not tell its version.",
    message: () => "bgpq4 is not installed, or does not tell its version",
    hint: () => "install bgpq4, or take `engine: bgpq4` out of `irr`",
  }),
  "irr-bgpq4-unsupported": error<{ object: string; reason: string }>({
    about:
      "An object that bgpq4 would expand wrongly or not at all, mostly without a word: it is not asked to.",
    message: (p) => `${p.object} cannot be expanded with bgpq4: ${p.reason}`,
    hint: () => "set `irr.engine` to `native`",
  }),
  "irr-bgpq4-failed": error<{ object: string; server: string; problem: string }>({
    about:
      "The program failed, printed something besides its list, or printed a list that is not what the server answered. Its list is not used.",
    message: (p) => `${p.object}: bgpq4 with ${p.server}: ${p.problem}`,
  }),
  "irr-server-failed": error<{ object: string; server: string; problem: string }>({
    about:
      "An IRR server could not be reached, answered with an error, or did not answer whole. A part of an object is never used.",
    message: (p) => `${p.object}: ${p.server}: ${p.problem}`,
    hint: (p) => serverHint(p.server, p.problem),
  }),
  "irr-engines-differ": error<{
    object: string;
    kind: "prefix" | "origin";
    only: string;
    total: number;
    named: readonly string[];
  }>({
    about:
      "With `--cross-check`, an object is expanded by both engines, over the same data. What only one of them found is named with the member that it comes from; neither result is used.",
    message: (p) =>
      `${p.object}: ${p.total} ${p.kind === "prefix" ? (p.total === 1 ? "prefix" : "prefixes") : p.total === 1 ? "origin" : "origins"} only with ${p.only}: ${p.named.join("; ")}`,
    hint: () =>
      "a server's data may have changed between the two; run it again, and if it stays, tell us",
  }),
  "irr-cross-check-impossible": warning<{ object: string; reason: string }>({
    about:
      "With `--cross-check`, an object could not be expanded with bgpq4, so only one engine speaks for it.",
    message: (p) => `${p.object} was not cross-checked: for bgpq4, ${p.reason}`,
  }),
  "irr-server-unusable": error<{ server: string; problem: string }>({
    about:
      "No IRR server could be used, this one for the reason given: it could not be reached, answered with an error, did not answer whole, or took too long. Nothing of what it said is used.",
    message: (p) => `${p.server}: ${p.problem}`,
    hint: (p) => serverHint(p.server, p.problem),
  }),
  "irr-server-passed-over": warning<{ server: string; problem: string }>({
    about:
      "An IRR server failed, or does not have all sources, and another one was asked from the beginning. Nothing of what this one said is used.",
    message: (p) => `${p.server}: ${p.problem}; another server was asked for everything`,
  }),
  "irr-servers-differ": error<{
    object: string;
    server: string;
    differences: readonly string[];
    total: number;
  }>({
    about:
      "An IRR server says that something in an object is not there (prefixes of an ASN, a set), and another one of `irr.servers` has it. One of the two is wrong or behind, and nothing of the object is used unless somebody has looked at it (`--acknowledge`).",
    message: (p) => {
      const more = p.total - p.differences.length;
      const named = more > 0 ? [...p.differences, `and ${more} more`] : p.differences;
      return `${p.object}: ${p.server} has ${named.join("; ")}`;
    },
    hint: () =>
      "a mirror may be behind: try again later, put the server that is right first, take the wrong one out of `irr.servers`, or take the first one's word with --acknowledge",
  }),
  "irr-absences-unconfirmed": warning<{
    servers: readonly string[];
    total: number;
    example: string;
    problems: readonly string[];
  }>({
    about:
      "Several servers are declared, but none could confirm what the one that answered says is not there: they could not be reached, failed, or lack the source. The data is what that server alone would have given.",
    message: (p) => {
      const more = p.total > 1 ? `, and ${p.total - 1} more like it` : "";
      return `that ${p.servers.join(", ")} has ${p.example}${more}, no other server confirms: ${p.problems.join("; ")}`;
    },
    hint: () =>
      "a server that has lost data says just the same; name one more server, or try again",
  }),
} as const;

/** What to do about a server that cannot be used, by what went wrong; `server` is its name and port. */
function serverHint(server: string, problem: string): string {
  const host = server.replace(/:\d+$/, "");
  if (/ECONNREFUSED/.test(problem)) {
    return `nothing listens at ${server}: check the port (IRRd's is 43) and that the server runs`;
  }
  if (/ENOTFOUND|EAI_AGAIN|EAI_NONAME|getaddrinfo/.test(problem)) {
    return `the name ${host} has no address: check its spelling, and the DNS of this machine`;
  }
  if (/EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL/.test(problem)) {
    return `there is no way to ${server} from here: check the network of this machine`;
  }
  if (/ETIMEDOUT|within [\d.]+ s|too long/.test(problem)) {
    return `${server} does not answer in time: a firewall may be in the way, or \`irr.timeout\` too short for it`;
  }
  if (/ECONNRESET|EPIPE|closed|ended/.test(problem)) {
    return `${server} hung up: it may limit how often one asks; try again later, or name another server`;
  }
  return "try again, or name another server";
}

function countMembers(p: { readonly total: number }): string {
  return p.total === 1 ? "a member set is" : `${p.total} member sets are`;
}

function listAsns(asns: readonly number[]): string {
  return asns.map((asn) => `AS${asn}`).join(", ");
}
