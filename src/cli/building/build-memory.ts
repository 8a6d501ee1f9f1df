import { createListCaches, PeerCache } from "../../compile/index.ts";
import type { ParsedDocument } from "../../document/index.ts";
import type { RawFile, Report } from "../../diagnostics/index.ts";
import { RoundCache } from "../../incremental/index.ts";
import { platforms, type LimitsCache, type Printer } from "../../platforms/index.ts";
import type { Policy } from "../../policy/index.ts";
import { reuseUnchanged, type RouterPlan } from "../../model/index.ts";
import type { SnapshotObject } from "../../snapshot/index.ts";
import { IncrementalProof, type RouterProof } from "../../verify/index.ts";
import { InputFiles } from "../input/input-files.ts";
import { OutputFiles } from "./output-files.ts";
import { readTemplates } from "../package-files.ts";
import type { ReadLibrary } from "../input/read-policies.ts";

/**
 * What a process keeps from build to build of one network, so that a build after a small change takes as long as the
 * change is large. A build with it gives the same files and tells the same as one without.
 */
export class BuildMemory {
  readonly inputs: InputFiles;
  readonly outputs = new OutputFiles();
  readonly libraries = new RoundCache<ReadLibrary>();
  readonly documents = new RoundCache<ParsedDocument>();
  readonly objects = new RoundCache<SnapshotObject | null>();
  readonly compiled = { ...createListCaches(), peers: new PeerCache() };
  readonly limits: LimitsCache = new RoundCache();
  /** Policies that accept some route. */
  readonly accepting = new WeakSet<Policy>();
  readonly #routers = new RoundCache<RouterMemory>();

  constructor(inputs: InputFiles) {
    this.inputs = inputs;
  }

  /** What is kept of a router. */
  router({ name, platform }: RouterPlan): RouterMemory {
    return this.#routers.once(name, [platform], () => new RouterMemory(platform));
  }

  /** Ends a build that came to its end: what it had no use for is forgotten. */
  endRound(): void {
    const { libraries, documents, objects, limits } = this;
    for (const kept of [libraries, documents, objects, limits, this.#routers]) kept.endRound();
  }
}

/** What is kept of one router: its last plan and file, and what was proven of it. */
export class RouterMemory {
  readonly #print: Printer;
  readonly #proof = new IncrementalProof();
  #plan: RouterPlan | null = null;

  constructor(platform: RouterPlan["platform"]) {
    this.#print = platforms[platform].createPrinter(readTemplates(platform));
  }

  /** The router's file, and a way to prove it. */
  render(plan: RouterPlan): {
    readonly text: string;
    readonly prove: (file: RawFile, report: Report) => RouterProof | null;
  } {
    const steady = reuseUnchanged(this.#plan, plan);
    this.#plan = steady;
    return {
      text: this.#print(steady),
      prove: (source, report) => this.#proof.prove(plan, steady, source, report),
    };
  }
}
