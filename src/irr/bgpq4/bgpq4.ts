import { diagnostic, Diagnostics, type Report, type Span } from "../../diagnostics/index.ts";
import {
  FAMILIES,
  formatObjectName,
  formatPrefix,
  splitSource,
  type Asn,
  type Family,
  type ObjectName,
  type PrefixRange,
} from "../../net/index.ts";
import type { AbsencePool } from "../absences/absence-pool.ts";
import { formatServer } from "../client/format-server.ts";
import { LIST_NAME, readAsnJson, readPrefixJson } from "./bgpq4-json.ts";
import { relay, type Relayed } from "./bgpq4-relay.ts";
import type { WantedObject } from "../expansion/expand-native.ts";
import {
  findAsnsWithoutRoutes,
  type QueriedAsns,
  type Bgpq4Answers,
} from "./asns-without-routes.ts";
import type { AsnWithoutRoutes } from "../absences/confirm-absence.ts";
import { expandObject } from "../expansion/expand-object.ts";
import type { Expansion, Finding } from "../expansion/expansion.ts";
import { findAbsences } from "../absences/find-absences.ts";
import { IrrdClient, type IrrServer } from "../client/irrd-client.ts";
import { limitsFor } from "../client/irrd-limits.ts";
import { mirrorRegistry } from "../mirror/mirror-registry.ts";
import { reportFindings } from "../expansion/report-findings.ts";
import type { RunCommand } from "../../system/index.ts";

/** How to expand with bgpq4. */
export interface Bgpq4Options {
  readonly server: IrrServer;
  /** Registries in order of preference. An object with its own source is looked up there first. */
  readonly sources: readonly string[];
  /** For one run of bgpq4, and for following one set on the server. */
  readonly timeoutSeconds: number;
  readonly run: RunCommand;
  /** The number of objects that are expanded at once; default 4. */
  readonly atOnce?: number;
  /** If given, everything that the server reports as missing is collected (`Expansion#absences`). */
  readonly absences?: {
    readonly pool: AbsencePool;
    /** What this server was queried for before; extended by the run. */
    readonly queried: QueriedAsns;
  };
}

/**
 * Expands objects with bgpq4, from an IRR server, and reports the findings about each, in their order. An expansion
 * is null if it failed; the result is null if bgpq4 is not installed.
 *
 * In most cases of trouble bgpq4 exits with 0 and a short or empty list. Its answers therefore come through a relay
 * that passes only complete ones, the set is also followed on the server, and a list counts only if it is exactly
 * what the server returned.
 */
export async function expandWithBgpq4(
  objects: readonly WantedObject[],
  options: Bgpq4Options,
  report: Report,
): Promise<readonly (Expansion | null)[] | null> {
  const engine = await probeVersion(options.run);
  if (engine === null) {
    report(diagnostic("irr-bgpq4-missing", {}));
    return null;
  }
  const logs = objects.map(() => new Diagnostics());
  const results = objects.map((): Expansion | null => null);
  let next = 0;
  const work = async (): Promise<void> => {
    for (let i = next++; i < objects.length; i = next++) {
      const [wanted, log] = [objects[i], logs[i]];
      if (!wanted || !log) return;
      const expansion = await expandOne(wanted.name, wanted.span, engine, options, log.report);
      if (expansion) reportFindings(expansion, wanted.span, log.report, wanted);
      results[i] = expansion;
    }
  };
  await Promise.all(Array.from({ length: options.atOnce ?? 4 }, work));
  for (const log of logs) log.all.forEach(report);
  return results;
}

/** `bgpq4 1.9`; null if it is not installed. */
async function probeVersion(run: RunCommand): Promise<string | null> {
  const result = await run("bgpq4", ["-v"], { timeoutMs: 10_000 });
  const version = /^version: (\d+(?:\.\d+)*\S{0,20})$/m.exec(result?.stdout ?? "")?.[1];
  return version === undefined ? null : `bgpq4 ${version}`;
}

/** Why bgpq4 cannot expand an object, or null. */
function whyUnsupported(name: ObjectName, sources: readonly string[]): string | null {
  if (name.kind === "route-set") {
    return "of a route-set it drops members with range operators without a word";
  }
  if (name.kind === "as-set" && !/^(?:AS-|AS\d+:AS-)/.test(name.name)) {
    return "it takes the name for an ASN, unless the first or second part begins with `AS-`";
  }
  if (sources.length === 0) return "no sources are named";
  if (!sources.every((source) => /^[A-Z][A-Z0-9_-]*$/i.test(source))) {
    return "a source's name is none";
  }
  // It would hang at about 250 characters.
  return sources.join().length > 200 ? "too many sources are named for it" : null;
}

/** A reason to abandon an expansion. */
class Failure extends Error {}

async function expandOne(
  name: ObjectName,
  span: Span | undefined,
  engine: string,
  options: Bgpq4Options,
  report: Report,
): Promise<Expansion | null> {
  const object = formatObjectName(name);
  const sources = sourcesFor(name, options.sources);
  const reason = whyUnsupported(name, sources);
  if (reason !== null) {
    report(diagnostic("irr-bgpq4-unsupported", { object, reason }, { span }));
    return null;
  }
  const failed = (problem: unknown): null => {
    const params = {
      object,
      server: formatServer(options.server),
      problem: problem instanceof Error ? problem.message : String(problem),
    };
    const code = problem instanceof Failure ? "irr-bgpq4-failed" : "irr-server-failed";
    report(diagnostic(code, params, { span }));
    return null;
  };

  try {
    const { object: seen, findings, absencesWith } = await look(name, sources, options);
    if (findings.some(({ kind }) => kind === "unknown-source" || kind === "unknown-object")) {
      return { object: { ...seen, engine }, findings, ...absencesWith([]) };
    }
    const lists = {
      ipv4: await expandFamily(name, "ipv4", sources, options),
      ipv6: await expandFamily(name, "ipv6", sources, options),
    };
    const asns = seen.origins.map(({ asn }) => asn);
    const silent = await checkSilent(asns, lists, sources, options);
    if (name.kind === "as-set") {
      await checkOrigins(name, new Set(asns), sources, options);
    }
    const prefixes = { ipv4: registered(lists.ipv4.ranges), ipv6: registered(lists.ipv6.ranges) };
    const unrouted = seen.origins.flatMap(({ asn, via }): Finding[] => {
      const families = FAMILIES.filter((family) => lists[family].without.has(asn));
      const names = via.map((text) => splitSource(text).name);
      return families.length > 0 ? [{ kind: "no-routes", asn, families, via: names }] : [];
    });
    const empty = FAMILIES.every((family) => prefixes[family].length === 0);
    return {
      object: { ...seen, engine, prefixes },
      findings: [...findings, ...unrouted, ...(empty ? [{ kind: "empty-object" } as const] : [])],
      ...absencesWith(silent),
    };
  } catch (problem) {
    return failed(problem);
  }
}

/**
 * The sources to query, in order. bgpq4's own `SOURCE::` silently falls back to other sources, so the source is put
 * first instead; an ASN with a source is looked up only there.
 */
function sourcesFor(name: ObjectName, sources: readonly string[]): readonly string[] {
  if (name.source === null) return [...new Set(sources)];
  return name.kind === "asn" ? [name.source] : [...new Set([name.source, ...sources])];
}

interface Look extends Expansion {
  /** Everything that the server reports as missing, including the ASNs without prefixes; nothing unless requested. */
  readonly absencesWith: (silent: readonly AsnWithoutRoutes[]) => Pick<Expansion, "absences">;
}

/**
 * Looks an object up on the server separately, because bgpq4 does not say which sets it could not find: what it
 * contains, and the findings about it, except for its prefixes.
 */
async function look(
  name: ObjectName,
  sources: readonly string[],
  { server, timeoutSeconds, absences }: Bgpq4Options,
): Promise<Look> {
  const client = new IrrdClient(server, limitsFor(timeoutSeconds * 1000));
  try {
    const { database, unreferred } = await mirrorRegistry(client, {
      names: [name],
      sources,
      server: formatServer(server),
      routes: false,
      partial: true,
    });
    const { object, findings } = expandObject(database, name, { sources });
    const known = findings.filter(({ kind }) => kind !== "no-routes" && kind !== "empty-object");
    const absencesWith = (silent: readonly AsnWithoutRoutes[]): Pick<Expansion, "absences"> => {
      if (!absences) return {};
      const { pool } = absences;
      const keys = new Set(silent.map(({ asn, family }) => `${family} ${asn}`));
      const isSilent = (asn: Asn, family: Family): boolean => keys.has(`${family} ${asn}`);
      return { absences: findAbsences(database, name, { sources, pool, unreferred, isSilent }) };
    };
    return { object, findings: known, absencesWith };
  } finally {
    client.close();
  }
}

/** The prefixes of one family, and what the server reported as missing. */
async function expandFamily(
  name: ObjectName,
  family: Family,
  sources: readonly string[],
  options: Bgpq4Options,
): Promise<Bgpq4Answers & { readonly ranges: readonly PrefixRange[] }> {
  const flag = family === "ipv4" ? "-4" : "-6";
  const { text, relayed } = await runBgpq4([flag], name, sources, options);
  const ranges = readPrefixJson(text, family);
  if (typeof ranges === "string") throw new Failure(ranges);
  const { prefixes } = relayed;
  const stray = ranges.find(({ prefix }) => !prefixes.has(formatPrefix(prefix)));
  if (stray) throw new Failure(`${formatPrefix(stray.prefix)} is not what the server answered`);
  if (ranges.length !== prefixes.size) {
    throw new Failure(`the server named ${prefixes.size} prefixes, the list has ${ranges.length}`);
  }
  const query = family === "ipv4" ? /^!gas(\d+)$/i : /^!6as(\d+)$/i;
  const without = [...relayed.unanswered].flatMap((text) => {
    const match = query.exec(text);
    return match ? [Number(match[1])] : [];
  });
  const { asWhole } = relayed;
  return { ranges, empty: ranges.length === 0, without: new Set(without), asWhole };
}

/** Queries again what the server reported to bgpq4 as missing, on a new connection: ASNs without prefixes. */
async function checkSilent(
  asns: readonly Asn[],
  answers: Readonly<Record<Family, Bgpq4Answers>>,
  sources: readonly string[],
  { server, timeoutSeconds, absences }: Bgpq4Options,
): Promise<readonly AsnWithoutRoutes[]> {
  const client = new IrrdClient(server, limitsFor(timeoutSeconds * 1000));
  try {
    return await findAsnsWithoutRoutes(client, asns, answers, sources, absences?.queried ?? null);
  } finally {
    client.close();
  }
}

/** Compares the ASNs that bgpq4 finds in a set with those found by following it. */
async function checkOrigins(
  name: ObjectName,
  found: ReadonlySet<Asn>,
  sources: readonly string[],
  options: Bgpq4Options,
): Promise<void> {
  const { text } = await runBgpq4(["-t"], name, sources, options);
  const asns = readAsnJson(text);
  if (typeof asns === "string") throw new Failure(asns);
  const strange = asns.find((asn) => !found.has(asn));
  if (strange !== undefined) throw new Failure(`AS${strange} is in its list, but not in the set`);
  const listed = new Set(asns);
  const lost = [...found].find((asn) => !listed.has(asn));
  if (lost !== undefined) throw new Failure(`AS${lost} is in the set, but not in its list`);
}

/**
 * Runs bgpq4 once, through a relay. Only JSON output is used, because truncation cannot go unnoticed in it; `-p`
 * keeps ASNs for private use, which the server's own expansion would keep as well.
 */
async function runBgpq4(
  flags: readonly string[],
  { name }: ObjectName,
  sources: readonly string[],
  { server, timeoutSeconds, run }: Bgpq4Options,
): Promise<{ readonly text: string; readonly relayed: Relayed }> {
  const timeoutMs = timeoutSeconds * 1000;
  const { result, relayed } = await relay(server, timeoutMs, (port) => {
    const host = `127.0.0.1:${port}`;
    const args = ["-h", host, "-S", sources.join(), "-p", ...flags, "-j", "-l", LIST_NAME];
    return run("bgpq4", [...args, "--", name], { timeoutMs });
  });
  if (relayed.problem !== null) throw new Error(relayed.problem);
  if (result === null) throw new Failure("it is not there any more");
  if (result.timedOut) throw new Failure(`it did not end within ${timeoutSeconds} s`);
  if (result.overflowed) throw new Failure("it printed more than can be taken");
  const complaints = result.stderr
    .split("\n")
    .filter((line) => line.trim() !== "" && !/Ignoring prefix \S+, wrong af \d+$/.test(line));
  if (result.exitCode !== 0 || complaints.length > 0) {
    const complaint = complaints.slice(0, 3).join("; ").slice(0, 300);
    throw new Failure(`it exited with ${result.exitCode}${complaint && `: ${complaint}`}`);
  }
  return { text: result.stdout, relayed };
}

function registered(ranges: readonly PrefixRange[]) {
  return ranges.map((range) => ({ range, routes: [] }));
}
