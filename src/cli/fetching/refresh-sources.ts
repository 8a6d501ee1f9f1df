import { setTimeout as sleep } from "node:timers/promises";

import type { Registry } from "../../compile/index.ts";
import type { Declaration } from "../../declaration/index.ts";
import { distinct, type Report } from "../../diagnostics/index.ts";
import {
  declaredSources,
  fetchSources,
  guardSources,
  httpClient,
  type CommittedSource,
  type CommittedSources,
} from "../../sources/index.ts";
import type { DiskFiles } from "../input/disk-files.ts";
import type { Io } from "../output/io.ts";
import { packageVersion } from "../package-files.ts";
import { openFile } from "./open-file.ts";
import { sourceNeeds } from "./source-needs.ts";

/** What sources are refreshed for. */
export interface RefreshInput {
  readonly declaration: Declaration;
  readonly files: DiskFiles;
  /** The registry data after fetching: what is registered decides what is needed. */
  readonly registry: Registry;
  /** The sources in the snapshot. */
  readonly before: CommittedSources;
  /** Names of sources whose changes are acknowledged. */
  readonly acknowledged: readonly string[];
  /** Whether a source is to be fetched; the others stay as they are. */
  readonly isChosen: (name: string) => boolean;
}

/** Fetches the declared sources and applies the guards; returns the sources to commit. */
export async function refreshSources(
  { declaration, files, registry, before, acknowledged, isChosen }: RefreshInput,
  io: Io,
  report: Report,
): Promise<CommittedSources> {
  const { sources, exchanges, guards, network } = declaration;
  const all = declaredSources(sources, exchanges);
  const declared = all.filter(({ name }) => isChosen(name));
  const kept = all.flatMap(({ name }): [string, CommittedSource][] => {
    const source = isChosen(name) ? undefined : before.get(name);
    return source ? [[name, source]] : [];
  });
  const now = io.now ?? Date.now;
  const userAgent = `peerc/${packageVersion()} (AS${network.asn})`;
  const pause = async (ms: number): Promise<void> => sleep(ms);
  const http = httpClient({ fetch, sleep: pause, now, userAgent });
  const needs = sourceNeeds(declaration, registry);
  io.progress.stage("fetching", declared.length, "sources");
  const fetched = await fetchSources(declared, (source) => ({
    name: source.name,
    http,
    now,
    open: (path) => {
      const place = files.locate(path);
      return place === null ? null : openFile(place);
    },
    sleep: pause,
    secret: (name) => process.env[name],
    needs,
    before: before.get(source.name) ?? null,
    report: distinct(report),
    span: source.span,
    progress: (text) => {
      io.progress.at(text);
    },
  }));
  const byName = new Map(declared.map((source) => [source.name, source]));
  const limits = {
    shrink: guards.shrink,
    atLeast: guards.atLeast,
    maxAgeSeconds: (name: string) => byName.get(name)?.maxAgeSeconds ?? sources.maxAgeSeconds,
  };
  const place = (name: string) => byName.get(name)?.span;
  const acknowledgedNames = new Set(acknowledged);
  const guarded = guardSources(
    { before, fetched, limits, now: now(), acknowledged: acknowledgedNames, place },
    report,
  );
  return new Map([...guarded, ...kept]);
}
