import { diagnostic, MaskedFile } from "../../../diagnostics/index.ts";
import { formatAddress, parseAddress } from "../../../net/index.ts";
import type { RouterPlan } from "../../../model/index.ts";
import type { Complaints } from "../../complaints.ts";
import { baseLines, type BaseLine } from "../base-lines.ts";
import { secretsIn } from "../secrets.ts";

/** vtysh splits a line of 4096 bytes. */
const MAX_LINE = 4000;

const OWNED =
  /^(?:no )?(?:(?:ip |ipv6 )?prefix-list|ip prefix-list|ipv6 prefix-list|route-map|(?:bgp |ip )?as-path access-list|(?:bgp |ip )?(?:large-|ext)?community-list)\b.* PEERC_/;

/** Options of `bgp default` that do not affect new neighbors. */
const HARMLESS_DEFAULT = /^bgp default (?:local-preference|show-|subgroup-pkt-queue-max)/;

/** Why a line is not allowed in a base file, and what to do about it. */
interface Conflict {
  readonly why: string;
  readonly fix: string;
}

/**
 * Reports lines of the base file that peerc writes itself, or that would undo its filters. The rest of the file is up
 * to the router; the native check decides whether FRR knows the commands.
 */
export function baseLimits(plan: RouterPlan, { report }: Complaints): void {
  const { base, name: router } = plan;
  if (!base) {
    report(diagnostic("no-base-file", { router }, { span: plan.span }));
    return;
  }
  const lines = baseLines(base);
  const neighbors = neighborConflicts(plan);
  const file = new MaskedFile(base, secretsIn);
  const say = ({ number }: BaseLine, { why, fix }: Conflict) => {
    const params = { router, line: file.line(number), why, fix };
    report(diagnostic("base-file-conflict", params, { span: file.lineSpan(number) }));
  };
  for (const line of lines) {
    const conflict =
      conflictAnywhere(line) ??
      conflictOfInstance(line, plan) ??
      (line.bgp?.isDefault ? conflictInInstance(line, plan, neighbors) : null);
    if (conflict) say(line, conflict);
  }
  const times = changesTimes(lines);
  if (times && plan.peers.some(({ sessions }) => sessions.some((s) => s.options.timers === null))) {
    say(times, {
      why: "sessions that declare no timers would have its keepalive and hold time",
      fix: "remove the line, or declare timers for every session of the router",
    });
  }
  const restarts = changesRestarts(lines);
  if (
    restarts &&
    plan.peers.some(({ sessions }) => sessions.some((s) => s.options.gracefulRestart === null))
  ) {
    say(restarts, {
      why: "it says what sessions do for graceful restart that declare nothing of it",
      fix: "remove the line, or declare graceful_restart in the router's defaults",
    });
  }
  const unsafe = activatesNeighbors(lines);
  if (unsafe) {
    say(unsafe, {
      why: "neighbors of this block are active for IPv4 without a word, and peerc turns that off for all",
      fix: "write  no bgp default ipv4-unicast  in front of it, and  neighbor ... activate  for each of them",
    });
  }
}

function conflictAnywhere({ text, words, length }: BaseLine): Conflict | null {
  if (OWNED.test(text)) {
    return {
      why: "everything whose name begins with PEERC_ is written by peerc",
      fix: "remove the line, or give the object another name",
    };
  }
  if (text === "end") {
    return {
      why: "it marks the end of a configuration, and peerc's lines follow",
      fix: "remove the line",
    };
  }
  if (words[0] === "rpki") {
    return {
      why: "without the module rpki its last line leaves the configuration mode, and FRR would load nothing that follows",
      fix: "remove the block, and declare the router's RTR caches",
    };
  }
  if (length >= MAX_LINE) {
    return { why: `vtysh cuts lines of more than ${MAX_LINE} bytes`, fix: "shorten the line" };
  }
  return null;
}

function conflictOfInstance({ text, words, bgp }: BaseLine, plan: RouterPlan): Conflict | null {
  if (!bgp?.isDefault || !text.startsWith("router bgp")) return null;
  if (bgp.asn !== plan.asn) {
    return {
      why: `FRR runs one AS in the default VRF, and the declaration's is ${plan.asn}`,
      fix: `write  router bgp ${plan.asn}`,
    };
  }
  if (words.includes("as-notation") && !words.includes("plain")) {
    return {
      why: "AS_PATHs would be printed with dots, and filters that match them would not hold",
      fix: "remove the word as-notation and what follows",
    };
  }
  return null;
}

function conflictInInstance(
  { text, words }: BaseLine,
  plan: RouterPlan,
  neighbors: ReadonlyMap<string, Conflict>,
): Conflict | null {
  const positive = words[0] === "no" ? words.slice(1) : words;
  if (text.startsWith("no bgp ebgp-requires-policy")) {
    return {
      why: "a neighbor without a policy would send and receive everything (RFC 8212)",
      fix: "remove the line, and give every neighbor of the base file a route-map",
    };
  }
  if (text.startsWith("bgp default ") && !HARMLESS_DEFAULT.test(text)) {
    return {
      why: "it changes every neighbor that peerc writes",
      fix: "remove the line, and say so for the neighbors it is meant for",
    };
  }
  if (positive.join(" ") === "bgp log-neighbor-changes") {
    const off = words[0] === "no";
    const declared = plan.peers.some(({ sessions }) =>
      sessions.some(({ options }) => options.logChanges === off),
    );
    if (declared) {
      return {
        why: `the declaration says \`log_changes: ${String(off)}\`, and FRR has one setting for all neighbors`,
        fix: "remove the line, or what the declaration says",
      };
    }
  }
  if (text.startsWith("bgp router-id ") && words[2] !== formatAddress(plan.routerId)) {
    return {
      why: `the declaration says ${formatAddress(plan.routerId)}`,
      fix: "remove the line, or change the router's router_id",
    };
  }
  if (positive[0] === "neighbor") {
    const address = parseAddress(positive[1] ?? "");
    return (address && neighbors.get(formatAddress(address))) ?? null;
  }
  return null;
}

function neighborConflicts(plan: RouterPlan): ReadonlyMap<string, Conflict> {
  const fix = "remove the line";
  const removed: Conflict = { why: "the declaration says that this session is removed", fix };
  const ours: Conflict = { why: "peerc writes this neighbor from the declaration", fix };
  return new Map<string, Conflict>([
    ...plan.removed.map(({ remote }) => [formatAddress(remote), removed] as const),
    ...plan.peers
      .flatMap((peer) => peer.sessions)
      .map(({ remote }) => [formatAddress(remote), ours] as const),
  ]);
}

/** The line that gives sessions without timers other values than FRR's usual 60 and 180 seconds. */
function changesTimes(lines: readonly BaseLine[]): BaseLine | null {
  const own = lines.filter(({ bgp }) => bgp?.isDefault);
  const line = own.findLast(({ text }) => /^(?:no )?timers bgp\b/.test(text));
  if (line?.words[0] === "timers") return line.text === "timers bgp 60 180" ? null : line;
  const profile = lines.findLast(({ text }) => text.startsWith("frr defaults "));
  return profile?.text === "frr defaults datacenter" ? profile : null;
}

/** The line that gives sessions another graceful restart mode than helper, which is FRR's default. */
function changesRestarts(lines: readonly BaseLine[]): BaseLine | null {
  const line = lines.findLast(
    ({ bgp, text }) => bgp?.isDefault && /^(?:no )?bgp graceful-restart(?:-disable)?$/.test(text),
  );
  return line && !line.text.startsWith("no ") ? line : null;
}

/** The first neighbor of the base file that is created before the default activation is turned off. */
function activatesNeighbors(lines: readonly BaseLine[]): BaseLine | null {
  const own = lines.filter((line) => line.bgp?.isDefault);
  const off = own.findIndex((line) => line.text === "no bgp default ipv4-unicast");
  const first = own.findIndex(
    ({ words }) => words[0] === "neighbor" || (words[0] === "bgp" && words[1] === "listen"),
  );
  return first >= 0 && (off < 0 || first < off) ? (own[first] ?? null) : null;
}
