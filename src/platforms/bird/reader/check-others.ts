import { equalAddresses, formatScoped, holds, type ScopedAddress } from "../../../net/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import { addressOf } from "./constant-value.ts";
import { NotUnderstood } from "./cursor.ts";
import type { BirdFile, ProtocolText } from "./file.ts";
import { inherited, switched } from "./inherited.ts";
import { IGNORED_PROTOCOLS } from "./ignored.ts";
import type { ProtocolStatement } from "./protocol-statements.ts";
import { isAmong, isInVrf, remoteOf } from "./remote-of.ts";
import { roaUses } from "./roa-uses.ts";

/** Peerc's part of a file, which nothing else may affect. */
export interface Ours {
  /** The declared neighbors. */
  readonly neighbors: readonly ScopedAddress[];
  /** Those whose sessions use BFD. */
  readonly withBfd: readonly ScopedAddress[];
  /** The ROA tables that our filters use, or that have one of our names. */
  readonly roaTables: ReadonlySet<string>;
}

/** Reports a protocol of others that may affect ours: see `IGNORED_PROTOCOLS`. */
export function checkOther(
  protocol: ProtocolText,
  file: BirdFile,
  ours: Ours,
  problems: ReadingProblems,
): void {
  const { type, name, line } = protocol;
  if (!Object.hasOwn(IGNORED_PROTOCOLS, type)) {
    problems.notUnderstood(line, "a protocol that peerc does not know to leave our sessions alone");
    return;
  }
  if (name.startsWith("PEERC_")) {
    problems.notUnderstood(line, { name, problem: "is a protocol that peerc does not make" });
  }
  try {
    for (const { table, fills, line: at } of roaUses(protocol, file)) {
      if (!fills || !ours.roaTables.has(table)) continue;
      problems.notUnderstood(at, {
        name: table,
        problem: "is a ROA table of ours, and filled here",
      });
    }
    if (type === "bgp") checkSession(protocol, file, ours, problems);
    if (type === "static" || type === "bfd") checkBfd(protocol, file, ours, problems);
  } catch (thrown) {
    if (!(thrown instanceof NotUnderstood)) throw thrown;
    problems.notUnderstood(thrown.line || line, thrown.why);
  }
}

/** A BGP protocol with another neighbor, with a range, or in a VRF. */
function checkSession(
  protocol: ProtocolText,
  file: BirdFile,
  { neighbors, withBfd }: Ours,
  problems: ReadingProblems,
): void {
  const statements = inherited(protocol, file, problems);
  const remote = remoteOf(statements, file.objects);
  const isIn = (declared: readonly ScopedAddress[]) =>
    remote?.kind === "address" && isAmong(remote, declared);
  if (!remote || remote.kind === "unknown") {
    const line = remote?.line ?? protocol.line;
    problems.notUnderstood(line, "a neighbor that peerc cannot work out: it may be a declared one");
    return;
  }
  if (isInVrf(statements)) {
    // Unless an interface is given, BFD makes no difference between VRFs (proto/bfd/bfd.c, bfd_find_session_by_addr).
    if (isIn(withBfd) && statements.some(({ words }) => words[0]?.text === "bfd")) {
      problems.notUnderstood(remote.line, "a neighbor whose BFD session is that of a declared one");
    }
    return;
  }
  const held =
    remote.kind === "range" && neighbors.find(({ address }) => holds(remote.prefix, address));
  if (held) {
    const problem = `a range of neighbors that holds ${formatScoped(held)}, which is declared`;
    problems.notUnderstood(remote.line, problem);
  }
  for (const option of ["strict bind", "free bind"]) {
    const setting = statements.findLast((statement) => switched(statement, option) !== null);
    if (setting && switched(setting, option)) {
      problems.notUnderstood(setting.line, "a separate socket on the port that our sessions need");
    }
  }
}

/** BFD with a declared neighbor requested by another protocol: the first request decides for all. */
function checkBfd(
  protocol: ProtocolText,
  file: BirdFile,
  { withBfd }: Ours,
  problems: ReadingProblems,
): void {
  if (withBfd.length === 0) return;
  const asks = ({ words, block }: ProtocolStatement) =>
    protocol.type === "bfd"
      ? words[0]?.text === "neighbor"
      : words[0]?.text === "route" &&
        [...words, ...(block ?? [])].some(({ text }) => text === "bfd");
  for (const statement of inherited(protocol, file, problems)) {
    if (!asks(statement)) continue;
    const { words, line } = statement;
    const isOurs = words.some((word) => {
      const address = addressOf(word, file.objects);
      return address && withBfd.some((one) => equalAddresses(one.address, address));
    });
    if (isOurs) problems.notUnderstood(line, "BFD with a declared neighbor, requested by others");
  }
}
