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
import { readOwn, type OwnSettings } from "./own-options.ts";
import { readPolicy } from "./read-policy.ts";

/** The sessions of a neighbor: one for each family. */
export function readNeighbor(
  text: NeighborText,
  defaults: BgpDefaults,
  objects: XrObjects,
  problems: ReadingProblems,
): readonly SessionReading[] {
  const settings = readOwn(text, defaults, problems);
  for (const line of text.otherFamilies) {
    problems.notUnderstood(line, "a family that peerc does not know");
  }
  if (defaults.form === "file") {
    const own = hasHelperOnly(defaults.version)
      ? [...OWN_OPTIONS, HELPER_ONLY.option]
      : OWN_OPTIONS;
    reportMissing(own, text.own, text.line, problems);
    for (const lines of text.families.values()) {
      reportMissing(FAMILY_OPTIONS, lines, lines[0]?.line ?? text.line, problems);
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
        local: settings.local,
        validates: defaults.validated.has(family),
        editsAfter: direction === "out" ? editsAfter : [],
      };
      const start = readPolicy(policy.name, policy.line, objects, context, problems);
      return { ...policy, start };
    };
    return {
      family,
      local: settings.local,
      localAsn: defaults.asn,
      remote: text.address,
      asn: settings.asn ?? 0,
      description: settings.description,
      import: attached("in"),
      export: attached("out"),
      maxPrefixes: options.limit,
      options: {
        password: settings.password === null ? null : secretReading(settings.password),
        tcpAo: settings.keychain === null ? null : { kind: "keychain", name: settings.keychain },
        ttlSecurity: settings.ttlSecurity,
        multihop: settings.multihop,
        bfd: settings.bfd
          ? { intervalMs: settings.bfdInterval ?? 0, multiplier: settings.bfdMultiplier ?? 0 }
          : null,
        passive: settings.passive,
        timers: settings.timers,
        gracefulRestart: { oneOf: gracefulRestartOf(settings, defaults) },
        updateSource: settings.updateSource,
        interface: null,
        tcpMss: settings.tcpMss,
        logChanges: { oneOf: [null, logsChanges(settings.log, defaults)] },
        shutdown: settings.shutdown ? "silent" : null,
        keepRoutes: options.keepRoutes,
        role: "inexpressible",
        roleStrict: "inexpressible",
        enforceFirstAs: settings.enforceFirstAs,
        extendedNextHop: false,
      },
      line: text.line,
    };
  });
}

/** A neighbor's graceful restart mode: none by default. */
function gracefulRestartOf(
  { gracefulRestart, helperOnly }: OwnSettings,
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
function logsChanges(log: OwnSettings["log"], defaults: BgpDefaults): boolean | null {
  const { form, logsPerNeighbor } = defaults;
  if (log === "off") return false;
  const isLeft = log === "unset" && form === "file" && logsPerNeighbor;
  return isLeft ? null : defaults.logsChanges;
}

function reportMissing(
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

interface FamilySettings {
  limit: LimitReading | null;
  keepRoutes: KeepRoutes;
  readonly sends: { communities: boolean; extended: boolean };
  readonly policies: {
    in: { name: string; line: number } | null;
    out: { name: string; line: number } | null;
  };
}

function readFamily(lines: readonly BgpLine[], problems: ReadingProblems): FamilySettings {
  const settings: FamilySettings = {
    limit: null,
    keepRoutes: false,
    sends: { communities: false, extended: false },
    policies: { in: null, out: null },
  };
  for (const { text, line, command } of lines) {
    const { words } = command;
    const [first = "", second = "", third = ""] = words;
    if (first === "route-policy" && (third === "in" || third === "out") && words.length === 3) {
      settings.policies[third] = { name: second, line };
    } else if (first === "maximum-prefix") {
      settings.limit = readLimit(words.slice(1), line);
      if (!settings.limit)
        problems.notUnderstood(line, "a limit whose meaning peerc does not know");
    } else if (text === "send-community-ebgp") settings.sends.communities = true;
    else if (text === "send-extended-community-ebgp") settings.sends.extended = true;
    else if (text === "soft-reconfiguration inbound always") settings.keepRoutes = true;
    else if (text === "soft-reconfiguration inbound rpki-tested-only") settings.keepRoutes = "rpki";
    else if (text === "no soft-reconfiguration inbound") settings.keepRoutes = false;
    else if (
      !/^no (default-originate|allowas-in|remove-private-AS|next-hop-unchanged|next-hop-self)$/.test(
        text,
      )
    ) {
      problems.notUnderstood(line, "an option whose effect on routes peerc does not know");
    }
  }
  return settings;
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
