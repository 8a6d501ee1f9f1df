import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import { sessionName } from "../../compile/index.ts";
import type { Declaration } from "../../declaration/index.ts";
import { diagnostic, Diagnostics, type Report } from "../../diagnostics/index.ts";
import {
  leavingKey,
  networkSessions,
  runningSessions,
  type ImpactSession,
} from "../../impact/index.ts";
import { BuildAgain } from "../../incremental/index.ts";
import type { RouterPlan } from "../../model/index.ts";
import { readFile } from "../../verify/index.ts";
import type { Progress } from "../output/progress.ts";
import { loadSide, type LoadedSide } from "../building/load-side.ts";
import type { SideFailure } from "../commands/print-failures.ts";
import { diskFiles } from "../input/disk-files.ts";
import { findSides, type DiffSide } from "../input/find-sides.ts";
import type { NetworkFiles } from "../input/network-files.ts";
import { readTemplates } from "../package-files.ts";
import { loadLeavingSide } from "./load-leaving.ts";
import type { ImpactRequest, LeavingRequest } from "./read-request.ts";

/** The two versions of a network, as sessions. */
export interface LoadedChange {
  readonly before: string;
  readonly after: string;
  readonly sessions: readonly ImpactSession[];
  /** The routers' names on either side. */
  readonly routers: readonly string[];
  /** Routers that are taken as unchanged. */
  readonly assumed: readonly string[];
  /** What the new version was compiled from. */
  readonly sources: NonNullable<LoadedSide["compiled"]>["sources"];
  readonly files: NetworkFiles;
}

/** What a change is, or why it cannot be read. */
export type ChangeLoading =
  | { readonly kind: "loaded"; readonly change: LoadedChange }
  | { readonly kind: "failed"; readonly failures: readonly SideFailure[] };

/** Where the two versions are. */
export interface ChangePlace {
  readonly cwd: string;
  readonly progress: Progress;
  readonly dir: string;
  readonly base: string | null;
  readonly head: string | null;
}

/** Reads and compiles both versions. */
export async function loadChange(
  place: ChangePlace,
  { running, leaving }: Pick<ImpactRequest, "running" | "leaving">,
): Promise<ChangeLoading> {
  if (running) return loadRunning(place, running, leaving);
  return leaving ? loadLeaving(place, leaving) : loadNetworks(place);
}

/** The network on disk, and the same one when something is drained or shut. */
function loadLeaving({ cwd, dir }: ChangePlace, leaving: LeavingRequest): ChangeLoading {
  const files = diskFiles(cwd, dir);
  const found = loadLeavingSide(cwd, files, leaving);
  if (!found.compiled) return failed([{ title: null, diagnostics: found.diagnostics }]);
  const { before, after, sources } = found.compiled;
  return {
    kind: "loaded",
    change: {
      before: files.folder,
      after: nameOf(files.folder, leaving),
      sessions: networkSessions(before, after, leavingOf(sources.declaration)),
      routers: after.map(({ name }) => name),
      assumed: [],
      sources,
      files,
    },
  };
}

/** What the new side is called. */
function nameOf(folder: string, leaving: LeavingRequest | null): string {
  return leaving ? `${folder}, ${leaving.targets.join(", ")} ${leaving.state}` : folder;
}

/** The sessions that are draining or shut: they are no exits for long. */
function leavingOf({ peers }: Declaration): ReadonlySet<string> {
  return new Set(
    peers.flatMap((peer) =>
      peer.sessions
        .filter(({ state }) => state.is === "draining" || state.is === "shut")
        .map((session) => leavingKey(session.router.value, sessionName(peer, session))),
    ),
  );
}

async function loadNetworks({
  cwd,
  dir,
  base,
  head,
  progress,
}: ChangePlace): Promise<ChangeLoading> {
  const problems = new Diagnostics();
  const sides = await findSides(cwd, { base, head, dir }, problems.report);
  if (!sides) return failed([{ title: null, diagnostics: problems.all }]);
  // Most of a network is the same on both sides, and is read once.
  const { read, compile } = new BuildAgain(() => false, readTemplates);
  const [before, after] = sides.map((side) => loadSide(cwd, side, { read, compile }, progress));
  if (!before?.compiled || !after?.compiled) return failed(failuresOf(before, after));
  const [old, now] = [before.compiled, after.compiled];
  const routers = new Set([...old.plans, ...now.plans].map(({ name }) => name));
  return {
    kind: "loaded",
    change: {
      before: before.name,
      after: after.name,
      sessions: networkSessions(old.plans, now.plans, leavingOf(now.sources.declaration)),
      routers: [...routers],
      assumed: [],
      sources: now.sources,
      files: sides[1].files,
    },
  };
}

async function loadRunning(
  { cwd, dir, progress }: ChangePlace,
  { form, files }: NonNullable<ImpactRequest["running"]>,
  leaving: LeavingRequest | null,
): Promise<ChangeLoading> {
  const onDisk = diskFiles(cwd, dir);
  const side: DiffSide = { name: onDisk.folder, files: onDisk };
  const after = leaving ? null : loadSide(cwd, side, {}, progress);
  const state = leaving && loadLeavingSide(cwd, onDisk, leaving);
  const compiled =
    after?.compiled ?? (state?.compiled && { ...state.compiled, plans: state.compiled.after });
  if (!compiled) {
    const diagnostics = after?.diagnostics ?? state?.diagnostics ?? [];
    return failed([{ title: null, diagnostics }]);
  }
  const { plans, sources } = compiled;
  const problems = new Diagnostics();
  const known = plans.map(({ name }) => name);
  const read = files.flatMap(({ router, path }) => {
    const plan = plans.find(({ name }) => name === router);
    if (!plan) {
      const params = { name: router, path, known };
      problems.report(diagnostic("impact-no-running-router", params));
      return [];
    }
    const reading = readOne(cwd, plan, path, form, problems.report);
    return reading ? [{ plan, reading }] : [];
  });
  if (problems.failed) return failed([{ title: null, diagnostics: problems.all }]);
  const given = new Set(read.map(({ plan }) => plan.name));
  const others = plans.filter(({ name }) => !given.has(name));
  return Promise.resolve({
    kind: "loaded",
    change: {
      before: files.map(({ path }) => path).join(", "),
      after: nameOf(side.name, leaving),
      sessions: runningSessions(read, others, leavingOf(sources.declaration)),
      routers: known,
      assumed: others.map(({ name }) => name),
      sources,
      files: onDisk,
    },
  });
}

function readOne(
  cwd: string,
  plan: RouterPlan,
  path: string,
  form: "running" | "file",
  report: Report,
) {
  let raw: string;
  try {
    raw = readFileSync(resolve(cwd, path), "utf8");
  } catch {
    report(diagnostic("file-not-found", { path }));
    return null;
  }
  return readFile(plan, { path, raw }, form, report);
}

function failuresOf(
  before: LoadedSide | undefined,
  after: LoadedSide | undefined,
): readonly Omit<SideFailure, "what">[] {
  const titles = ["before", "after"];
  return [before, after].flatMap((side, i) =>
    side
      ? [{ title: `${titles[i] ?? ""} the change (${side.name})`, diagnostics: side.diagnostics }]
      : [],
  );
}

function failed(failures: readonly Omit<SideFailure, "what">[]): ChangeLoading {
  return { kind: "failed", failures: failures.map((one) => ({ what: "network", ...one })) };
}
