import { CommunitySet } from "../../../net/index.ts";
import type { FilterEdit } from "../../../policy/index.ts";
import type {
  FilterReading,
  KeepRoutes,
  LimitReading,
  SessionOptions,
  SessionReading,
  Version,
} from "../../../model/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import { secretReading } from "../../secret-reading.ts";
import { atLeast } from "../../at-least.ts";
import type { BgpDefaults } from "./bgp-defaults.ts";
import { FAMILY_OPTIONS, HELPER_ONLY, OWN_OPTIONS, type BgpLine } from "./bgp-line.ts";
import type { NeighborText } from "./neighbor-text.ts";
import type { XrObjects } from "./objects.ts";
import { readOwn, type Said } from "./own-options.ts";
import { readPolicy } from "./read-policy.ts";

/** The sessions of a neighbor: one for each family. */
export function readNeighbor(
  text: NeighborText,
  defaults: BgpDefaults,
  objects: XrObjects,
  problems: ReadingProblems,
): readonly SessionReading[] {
  const said = readOwn(text, defaults, problems);
  for (const line of text.otherFamilies) {
    problems.notUnderstood(line, "a family that peerc does not know");
  }
  if (defaults.form === "file") {
    const own = hasHelperOnly(defaults.version)
      ? [...OWN_OPTIONS, HELPER_ONLY.option]
      : OWN_OPTIONS;
    reportUnsaid(own, text.own, text.line, problems);
    for (const lines of text.families.values()) {
      reportUnsaid(FAMILY_OPTIONS, lines, lines[0]?.line ?? text.line, problems);
    }
  }
  return [...text.families].map(([family, lines]) => {
    const options = readFamily(lines, problems);
    const editsAfter: FilterEdit[] = [];
    const remove = (kind: "standard" | "large" | "extended") =>
      editsAfter.push({ kind: "remove-communities", set: CommunitySet.all(kind) });
    // Without these, IOS-XR sends no communities to an external neighbor.
    if (!options.sends.communities) ["standard" as const, "large" as const].forEach(remove);
    if (!options.sends.extended) remove("extended");
    const attached = (direction: "in" | "out"): FilterReading => {
      const policy = options.policies[direction];
      if (!policy) {
        // An external session without a policy accepts and announces nothing, unless that is turned off.
        const verdict = defaults.unsafe ? "accept" : "reject";
        const start = { kind: "verdict", verdict, line: text.line } as const;
        return { name: "(default)", line: text.line, start };
      }
      const context = {
        family,
        local: said.local,
        validates: defaults.validated.has(family),
        editsAfter: direction === "out" ? editsAfter : [],
      };
      const start = readPolicy(policy.name, policy.line, objects, context, problems);
      return { ...policy, start };
    };
    return {
      family,
      local: said.local,
      localAsn: defaults.asn,
      remote: text.address,
      asn: said.asn ?? 0,
      description: said.description,
      import: attached("in"),
      export: attached("out"),
      maxPrefixes: options.limit,
      options: {
        password: said.password === null ? null : secretReading(said.password),
        tcpAo: said.keychain === null ? null : { kind: "keychain", name: said.keychain },
        ttlSecurity: said.ttlSecurity,
        multihop: said.multihop,
        bfd: said.bfd
          ? { intervalMs: said.bfdInterval ?? 0, multiplier: said.bfdMultiplier ?? 0 }
          : null,
        passive: said.passive,
        timers: said.timers,
        gracefulRestart: { oneOf: gracefulRestartOf(said, defaults) },
        updateSource: said.updateSource,
        interface: null,
        tcpMss: said.tcpMss,
        logChanges: { oneOf: [null, logsChanges(said.log, defaults)] },
        shutdown: said.shutdown ? "silent" : null,
        keepRoutes: options.keepRoutes,
        role: "inexpressible",
        roleStrict: "inexpressible",
        enforceFirstAs: said.enforceFirstAs,
        extendedNextHop: false,
      },
      line: text.line,
    };
  });
}

/** A neighbor's graceful restart mode: none by default. */
function gracefulRestartOf(
  { gracefulRestart, helperOnly }: Said,
  defaults: BgpDefaults,
): readonly SessionOptions["gracefulRestart"][] {
  if (helperOnly) return ["helper"];
  if (gracefulRestart === "disable") return [null, "off"];
  if (gracefulRestart === "on" || defaults.gracefulRestart) return ["full"];
  // A file to load does not show the router's settings for all neighbors.
  return defaults.form === "file" ? [null] : [null, "off"];
}

function hasHelperOnly(version: Version): boolean {
  return atLeast(version, HELPER_ONLY.since);
}

/** Whether a neighbor's changes are logged; null: unchanged on the router. */
function logsChanges(said: Said["log"], defaults: BgpDefaults): boolean | null {
  const { form, logsPerNeighbor } = defaults;
  if (said === "off") return false;
  const isLeft = said === "unsaid" && form === "file" && logsPerNeighbor;
  return isLeft ? null : defaults.logsChanges;
}

function reportUnsaid(
  options: readonly string[],
  lines: readonly BgpLine[],
  line: number,
  problems: ReadingProblems,
): void {
  for (const option of options) {
    if (lines.some(({ command }) => command.option === option)) continue;
    problems.notUnderstood(
      line,
      // eslint-disable-next-line no-restricted-syntax -- the word is ours, and not in the file
      `nothing is said of \`${option}\`, so that what an earlier file set would stay`,
    );
  }
}

interface FamilySaid {
  limit: LimitReading | null;
  keepRoutes: KeepRoutes;
  readonly sends: { communities: boolean; extended: boolean };
  readonly policies: {
    in: { name: string; line: number } | null;
    out: { name: string; line: number } | null;
  };
}

function readFamily(lines: readonly BgpLine[], problems: ReadingProblems): FamilySaid {
  const said: FamilySaid = {
    limit: null,
    keepRoutes: false,
    sends: { communities: false, extended: false },
    policies: { in: null, out: null },
  };
  for (const { text, line, command } of lines) {
    const { words } = command;
    const [first = "", second = "", third = ""] = words;
    if (first === "route-policy" && (third === "in" || third === "out") && words.length === 3) {
      said.policies[third] = { name: second, line };
    } else if (first === "maximum-prefix") {
      said.limit = readLimit(words.slice(1), line);
      if (!said.limit) problems.notUnderstood(line, "a limit whose meaning peerc does not know");
    } else if (text === "send-community-ebgp") said.sends.communities = true;
    else if (text === "send-extended-community-ebgp") said.sends.extended = true;
    else if (text === "soft-reconfiguration inbound always") said.keepRoutes = true;
    else if (text === "soft-reconfiguration inbound rpki-tested-only") said.keepRoutes = "rpki";
    else if (text === "no soft-reconfiguration inbound") said.keepRoutes = false;
    else if (
      !/^no (default-originate|allowas-in|remove-private-AS|next-hop-unchanged|next-hop-self)$/.test(
        text,
      )
    ) {
      problems.notUnderstood(line, "an option whose effect on routes peerc does not know");
    }
  }
  return said;
}

/** `250 80 restart 30`; 75 % is IOS-XR's default. Without `restart` the session stays down. */
function readLimit(words: readonly string[], line: number): LimitReading | null {
  const [maximum = "", ...rest] = words;
  if (!/^\d{1,10}$/.test(maximum)) return null;
  let percent = 75;
  if (/^\d{1,3}$/.test(rest[0] ?? "")) percent = Number(rest.shift());
  const limit = { maximum: Number(maximum), warnAt: { percent }, line };
  const [how, minutes = ""] = rest;
  if (how === undefined) return { ...limit, onExceed: { kind: "shutdown" } };
  if (how === "warning-only" && rest.length === 1) return { ...limit, onExceed: { kind: "warn" } };
  if (how !== "restart" || !/^\d{1,5}$/.test(minutes) || rest.length !== 2) return null;
  return { ...limit, onExceed: { kind: "restart", afterMinutes: Number(minutes) } };
}
