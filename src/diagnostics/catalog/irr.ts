import { error, warning } from "../entry.ts";

/** Diagnostics of `src/irr`. */
export const irrCatalog = {
  "irr-source-unknown": error<{ object: string; source: string; known: readonly string[] }>({
    about:
      "The registry data does not contain a source in which an object is to be looked up. Its objects would silently be missing.",
    message: (p) => `${p.object}: the registry data has no source ${p.source}`,
    hint: (p) =>
      p.known.length === 0
        ? "it has no sources: check the dumps"
        : `it has ${p.known.join(", ")}; add the dump of ${p.source}, or remove it from the sources`,
  }),
  "irr-object-unknown": error<{ object: string; sources: readonly string[] }>({
    about: "An object is in none of the sources, so there is nothing to build a prefix list from.",
    message: (p) => `${p.object} is in none of ${p.sources.join(", ")}`,
    hint: () => "check the name, and that its registry is among the sources",
  }),
  "irr-object-empty": error<{ object: string; peers: readonly number[] }>({
    about:
      "An object exists but contains no prefix, in either family. A filter made from it would reject everything.",
    message: (p) => `${p.object} expands to no prefixes`,
    hint: (p) => {
      const ask =
        "its members have no route objects in these sources; ask the peer which object to use";
      return p.peers.length === 0
        ? ask
        : `${ask}, or declare \`allow_empty: [ipv4, ipv6]\` for ${listAsns(p.peers)} to reject all its routes`;
    },
  }),
  "irr-object-endless": error<{ object: string }>({
    about:
      "The sets in an object apply range operators to each other in so many ways that the expansion was abandoned. No legitimate object needs that.",
    message: (p) => `${p.object}: its sets apply range operators to each other in too many ways`,
    hint: () => "use another object of the peer",
  }),
  "irr-object-empty-tolerated": warning<{ object: string }>({
    about: "An object expands to no prefixes, which is allowed here.",
    message: (p) => `${p.object} expands to no prefixes; this is allowed here`,
  }),
  "irr-member-unknown": error<{
    object: string;
    members: readonly string[];
    total: number;
    peers: readonly number[];
  }>({
    about:
      "Nested sets of an object are in none of the sources, and `unknown_members: error` is declared. Their prefixes would be missing from the prefix list.",
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
      "Nested sets of an object are in none of the sources. The object is expanded without them, so its prefix list may be shorter than intended, but never longer. The index of the snapshot lists all of them.",
    message: (p) =>
      `${p.object}: ${countMembers(p)} in none of the sources and left out: ${p.members.join("; ")}`,
    hint: () => "ask the peer to repair the set; `unknown_members: error` refuses such objects",
  }),
  "irr-member-emptied": warning<{ object: string; members: readonly string[]; total: number }>({
    about:
      "A member of a route-set has no effect, because its range operator leaves no prefix (RFC 2622, section 2).",
    message: (p) =>
      `${p.object}: the range operator leaves nothing of ${p.total === 1 ? "a member" : `${p.total} members`}: ${p.members.join("; ")}`,
  }),
  "irr-member-no-routes": warning<{ object: string; asns: readonly string[]; total: number }>({
    about:
      "Member ASNs have no route object of either family in the sources: what they announce will be rejected.",
    message: (p) =>
      `${p.object}: ${p.total === 1 ? "a member ASN has" : `${p.total} member ASNs have`} no route object: ${p.asns.join(", ")}`,
  }),
  "irr-member-bogon-asn": warning<{ object: string; asns: readonly string[]; total: number }>({
    about:
      "An object contains ASNs that must not be used on the Internet (reserved, private, for documentation).",
    message: (p) =>
      `${p.object}: ${p.total === 1 ? "a member ASN is" : `${p.total} member ASNs are`} not for use on the Internet: ${p.asns.join(", ")}`,
  }),
  "irr-object-namesakes": warning<{ object: string; taken: string; others: readonly string[] }>({
    about:
      "Several sources have an object with this name but different members. The one in the first source is used; it may belong to somebody else.",
    message: (p) =>
      `${p.object} is in ${p.taken} (used) and, with other members, in ${p.others.join(", ")}`,
    hint: (p) => `write the source the peer means: ${p.taken}::${p.object}`,
  }),
  "irr-object-unqualified": warning<{
    object: string;
    taken: string | null;
    others: readonly string[];
    sources: readonly string[];
  }>({
    about:
      "A set is named without a registry. Nobody owns the name of a set: the first source that has it counts, and anyone can register the name in a source that comes earlier.",
    message: (p) => {
      if (p.taken === null) {
        return `${p.object} names no registry: the first of ${p.sources.join(", ")} that has a set with this name counts`;
      }
      const others =
        p.others.length === 0
          ? ""
          : `; ${p.others.join(", ")} ${p.others.length === 1 ? "has" : "have"} a set with this name too`;
      return `${p.object} names no registry: it is taken from ${p.taken}${others}`;
    },
    hint: (p) =>
      p.taken !== null
        ? `write \`${p.taken}::${p.object}\`, if that is the right one`
        : `qualify it with the registry, like \`${p.sources[0] ?? "RADB"}::${p.object}\`; \`peerc irr tree ${p.object}\` shows which has it`,
  }),
  "irr-dump-unreadable": error<{ path: string; line: number; problem: string }>({
    about:
      "A registry dump cannot be read completely. A partial registry is never used, because missing objects would be missing from the prefix lists.",
    message: (p) =>
      p.line === 0
        ? `${p.path}: ${p.problem}`
        : `${p.path}: ${p.problem} (${p.line} lines were read)`,
    hint: (p) => {
      if (p.problem === "there is no such file")
        return "check the path: it is relative to this folder";
      if (p.problem === "this is a directory") return "name the dump files in it";
      if (p.problem === "reading it is not permitted")
        return "give the user who runs peerc permission to read it";
      return "download the dump again: this copy is incomplete";
    },
  }),
  "irr-dump-empty": error<{ path: string; dropped: number; examples: readonly string[] }>({
    about: "A registry dump contains no object of a class that peerc uses.",
    message: (p) =>
      p.dropped === 0
        ? `${p.path}: no route, route6, as-set, route-set or aut-num object`
        : `${p.path}: no object is left: ${p.dropped === 1 ? "the object was" : `all ${p.dropped} objects were`} dropped: ${p.examples.join("; ")}`,
    hint: (p) =>
      p.dropped === 0
        ? "is it an RPSL dump, with empty lines between the objects?"
        : "IRRd drops such objects as well; fix the objects named here",
  }),
  "irr-dump-objects-dropped": warning<{ total: number; examples: readonly string[] }>({
    about:
      "Objects of a dump were dropped, because a value that matters in them cannot be read. IRRd drops them as well.",
    message: (p) =>
      `${p.total} ${p.total === 1 ? "object was" : "objects were"} dropped: ${p.examples.join("; ")}`,
  }),
  "irr-bgpq4-missing": error({
    about:
      "The engine `bgpq4` is configured, but the program cannot be run or does not report its version.",
    message: () => "bgpq4 is not installed, or does not report its version",
    hint: () => "install bgpq4, or remove `engine: bgpq4` from `irr`",
  }),
  "irr-bgpq4-unsupported": error<{ object: string; reason: string }>({
    about:
      "The object is one that bgpq4 would expand incorrectly or not at all, mostly without a message, so it is not used for it.",
    message: (p) => `${p.object} cannot be expanded with bgpq4: ${p.reason}`,
    hint: () => "set `irr.engine` to `native`",
  }),
  "irr-bgpq4-failed": error<{ object: string; server: string; problem: string }>({
    about:
      "The program bgpq4 failed, printed something besides its list, or printed a list that differs from the server's answer. Its list is not used.",
    message: (p) => `${p.object}: bgpq4 with ${p.server}: ${p.problem}`,
  }),
  "irr-server-failed": error<{ object: string; server: string; problem: string }>({
    about:
      "An IRR server could not be reached, answered with an error, or answered incompletely. A partial object is never used.",
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
      "With `--cross-check`, both engines expand an object from the same data. Anything that only one of them finds is listed with the member that it comes from; neither result is used.",
    message: (p) =>
      `${p.object}: ${p.total} ${p.kind === "prefix" ? (p.total === 1 ? "prefix" : "prefixes") : p.total === 1 ? "origin" : "origins"} only with ${p.only}: ${p.named.join("; ")}`,
    hint: () =>
      "a server's data may have changed between the two; run it again, and report a bug if the difference persists",
  }),
  "irr-cross-check-impossible": warning<{ object: string; reason: string }>({
    about:
      "With `--cross-check`, an object could not be expanded with bgpq4, so only one engine expanded it.",
    message: (p) => `${p.object} was not cross-checked: for bgpq4, ${p.reason}`,
  }),
  "irr-server-unusable": error<{ server: string; problem: string }>({
    about:
      "No IRR server could be used. This one could not be reached, answered with an error, answered incompletely, or took too long. None of its answers are used.",
    message: (p) => `${p.server}: ${p.problem}`,
    hint: (p) => serverHint(p.server, p.problem),
  }),
  "irr-server-passed-over": warning<{ server: string; problem: string }>({
    about:
      "An IRR server failed, or does not have all sources, and another one was queried from the start. None of the answers of this one are used.",
    message: (p) => `${p.server}: ${p.problem}; another server was queried for everything`,
  }),
  "irr-servers-differ": error<{
    object: string;
    server: string;
    differences: readonly string[];
    total: number;
  }>({
    about:
      "An IRR server reports that part of an object does not exist (prefixes of an ASN, a set), but another one of `irr.servers` has it. One of the two is wrong or out of date, and nothing of the object is used until it is acknowledged (`--acknowledge`).",
    message: (p) => {
      const more = p.total - p.differences.length;
      const named = more > 0 ? [...p.differences, `and ${more} more`] : p.differences;
      return `${p.object}: ${p.server} has ${named.join("; ")}`;
    },
    hint: () =>
      "a mirror may be behind: try again later, put the correct server first, remove the wrong one from `irr.servers`, or accept the first one's answer with --acknowledge",
  }),
  "irr-absences-unconfirmed": warning<{
    servers: readonly string[];
    total: number;
    example: string;
    problems: readonly string[];
  }>({
    about:
      "Several servers are declared, but none could confirm what the first one reports as missing: they could not be reached, failed, or lack the source. The data is what the first server alone would have given.",
    message: (p) => {
      const more = p.total > 1 ? `, and ${p.total - 1} more like it` : "";
      return `no other server confirms that ${p.servers.join(", ")} has ${p.example}${more}: ${p.problems.join("; ")}`;
    },
    hint: () =>
      "a server that has lost data would give the same answer; add another server, or try again",
  }),
} as const;

/** What to do about a server that cannot be used, depending on the problem; `server` is its name and port. */
function serverHint(server: string, problem: string): string {
  const host = server.replace(/:\d+$/, "");
  if (/ECONNREFUSED/.test(problem)) {
    return `nothing listens on ${server}: check the port (IRRd uses 43) and that the server is running`;
  }
  if (/ENOTFOUND|EAI_AGAIN|EAI_NONAME|getaddrinfo/.test(problem)) {
    return `the name ${host} does not resolve: check its spelling, and the DNS of this machine`;
  }
  if (/EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL/.test(problem)) {
    return `${server} is unreachable from here: check the network of this machine`;
  }
  if (/ETIMEDOUT|within [\d.]+ s|too long/.test(problem)) {
    return `${server} does not answer in time: a firewall may block it, or \`irr.timeout\` is too short`;
  }
  if (/ECONNRESET|EPIPE|closed|ended/.test(problem)) {
    return `${server} closed the connection: it may limit queries; try again later, or use another server`;
  }
  return "try again, or use another server";
}

function countMembers(p: { readonly total: number }): string {
  return p.total === 1 ? "a member set is" : `${p.total} member sets are`;
}

function listAsns(asns: readonly number[]): string {
  return asns.map((asn) => `AS${asn}`).join(", ");
}
