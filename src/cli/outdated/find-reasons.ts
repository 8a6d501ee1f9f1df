import { relative, resolve, sep } from "node:path";

import { Diagnostics } from "../../diagnostics/index.ts";
import { changedSince, lastChange, openRepository, type Repository } from "../../git/index.ts";
import { renderRouter } from "../building/build-network.ts";
import { loadPlansOf } from "../building/load-plans.ts";
import { networkAtRevision } from "../input/network-at-revision.ts";
import { readNetworkIn } from "../input/load-network.ts";
import { packageVersion } from "../package-files.ts";
import type { OutdatedFile, OutdatedReason } from "./outdated-file.ts";

/** A file of the output folder, as it is and as a build would write it; null: not at all. */
export interface FileTexts {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Where the files and their inputs are. */
export interface OutdatedPlace {
  readonly cwd: string;
  /** The network's folder, as the user named it. */
  readonly folder: string;
  /** The output folder, absolute. */
  readonly out: string;
  /** The base files of the declaration, by their paths in the network's folder. */
  readonly bases: readonly string[];
  /** The version that wrote the output folder; null if unknown. */
  readonly wrote: string | null;
}

/** Commits that are compiled at most: each takes as long as a build. */
const MOST_COMMITS = 4;

/**
 * Why each of some files is out of date, by the history of the repository: the inputs of the commit that changed a file
 * last are compiled again, and if they make that very file, what has changed since is the reason. Only reads.
 */
export async function findReasons(
  files: readonly FileTexts[],
  place: OutdatedPlace,
): Promise<readonly OutdatedFile[]> {
  const ignored = new Diagnostics();
  const repository = await openRepository(place.cwd, place.folder, ignored.report);
  const history = repository ? new BuiltCommits(repository, place) : null;
  const found: OutdatedFile[] = [];
  for (const file of files) {
    found.push({ name: file.name, reason: await reasonFor(file, place, history) });
  }
  return found;
}

async function reasonFor(
  { name, before, after }: FileTexts,
  place: OutdatedPlace,
  history: BuiltCommits | null,
): Promise<OutdatedReason> {
  if (after === null) return { kind: "left-over" };
  if (before === null) return { kind: "missing" };
  const version = versionReason(place.wrote);
  if (!history) return version ?? unknown("the folder is in no git repository");
  const committed = await history.lastOf(name);
  if (committed === null) return version ?? unknown("the file is in no commit");
  const { commit, isCutOff, text } = committed;
  if (text !== before) return text === after ? { kind: "edited-now" } : { kind: "not-committed" };
  const built = await history.builtAt(commit, name);
  if (built === before) {
    const inputs = await history.inputsSince(commit);
    if (inputs !== null && inputs.length > 0) return { kind: "inputs", commit, inputs };
  }
  if (isCutOff) {
    return (
      version ?? unknown("this clone has only a part of the history (`fetch-depth: 0` gets it)")
    );
  }
  if (version) return version;
  if (built === null) return unknown("the commit that changed it last cannot be built");
  if (built === before) return unknown("no input has changed since it was committed");
  return { kind: "edited", commit };
}

function versionReason(wrote: string | null): OutdatedReason | null {
  return wrote === null || wrote === packageVersion() ? null : { kind: "version", wrote };
}

function unknown(why: string): OutdatedReason {
  return { kind: "unknown", why };
}

/** What this version of peerc makes of commits. */
class BuiltCommits {
  readonly #repository: Repository;
  readonly #place: OutdatedPlace;
  /** The texts of each compiled commit, by the names of the files; null if it has errors. */
  readonly #built = new Map<string, Promise<ReadonlyMap<string, () => string> | null>>();

  constructor(repository: Repository, place: OutdatedPlace) {
    this.#repository = repository;
    this.#place = place;
  }

  /** The last commit that changed a file of the output folder, and the file's text in it. */
  async lastOf(
    name: string,
  ): Promise<{ commit: string; isCutOff: boolean; text: string | null } | null> {
    const path = slashed(relative(this.#repository.top, resolve(this.#place.out, name)));
    const last = await lastChange(this.#repository, path);
    if (!last) return null;
    const files = await this.#filesAt(last.commit);
    return { ...last, text: files?.read(`${this.#outInNetwork}/${name}`) ?? null };
  }

  /** What the inputs of a commit make of a file; null if they have errors, or nothing is made. */
  async builtAt(commit: string, name: string): Promise<string | null> {
    if (!this.#built.has(commit) && this.#built.size >= MOST_COMMITS) return null;
    const built = this.#built.get(commit) ?? this.#build(commit);
    this.#built.set(commit, built);
    return (await built)?.get(name)?.() ?? null;
  }

  /** The inputs that have changed since a commit; null if git cannot say. */
  async inputsSince(commit: string): Promise<readonly string[] | null> {
    const changed = await changedSince(this.#repository, commit);
    const { bases } = this.#place;
    const isInput = (path: string): boolean =>
      path === "network.yaml" || INPUTS.test(path) || bases.includes(path);
    return changed && changed.filter(isInput);
  }

  async #build(commit: string): Promise<ReadonlyMap<string, () => string> | null> {
    const problems = new Diagnostics();
    const files = await this.#filesAt(commit);
    const network = files && readNetworkIn(this.#place.cwd, files, problems.report);
    const plans = network && loadPlansOf(network, problems.report).plans;
    if (!plans || problems.failed) return null;
    return new Map(plans.map((plan) => [`${plan.name}.conf`, () => renderRouter(plan).text]));
  }

  #filesAt(commit: string) {
    const problems = new Diagnostics();
    return networkAtRevision(this.#repository, commit, problems.report, this.#outInNetwork);
  }

  get #outInNetwork(): string {
    return slashed(relative(resolve(this.#place.cwd, this.#place.folder), this.#place.out));
  }
}

/** What a build reads, besides network.yaml and base files. */
const INPUTS = /^(?:peers|policies|snapshot)\//;

function slashed(path: string): string {
  return path.replaceAll(sep, "/");
}
