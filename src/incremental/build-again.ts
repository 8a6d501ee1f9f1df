import type { RawFile, Report } from "../diagnostics/index.ts";
import type { PlatformName, RouterPlan } from "../model/index.ts";
import { platforms, type RenderSteps, type Templates } from "../platforms/index.ts";
import type { Policy } from "../policy/index.ts";
import type { RouterProof } from "../verify/index.ts";
import { AcceptAgain } from "./accept-again.ts";
import { CompileAgain } from "./compile-again.ts";
import { WatchedFiles } from "./files/watched-files.ts";
import { WrittenFiles } from "./files/written-files.ts";
import { IncrementalProof } from "./proof/incremental-proof.ts";
import { ReadAgain } from "./read-again.ts";
import { renderAgain } from "./render-again.ts";
import { reuseUnchanged } from "./reuse-unchanged.ts";
import { RoundCache } from "./round-cache.ts";

/** What is kept for one router: its last plan, and what was proven about its file. */
interface KnownRouter {
  plan: RouterPlan | null;
  readonly proof: IncrementalProof;
}

/**
 * The stages of building one network repeatedly, so that the time for a build depends on the size of the change. Each
 * gives the same result as the plain stage, which it calls only for new input. Builds with them give the same files
 * and diagnostics as builds without.
 */
export class BuildAgain {
  /** Reads input files, and detects their changes. */
  readonly files: WatchedFiles;
  readonly read = new ReadAgain();
  readonly compile = new CompileAgain();
  readonly #accepting = new WeakSet<Policy>();
  readonly #templates: (platform: PlatformName) => Templates;
  readonly #rendering = new Map<PlatformName, RenderSteps>();
  readonly #routers = new RoundCache<KnownRouter>();
  readonly #written = new WrittenFiles();

  /** `isOutput`: whether a path is not an input. */
  constructor(
    isOutput: (path: string) => boolean,
    templates: (platform: PlatformName) => Templates,
  ) {
    this.files = new WatchedFiles(isOutput);
    this.#templates = templates;
  }

  readonly createAcceptance = (): AcceptAgain => new AcceptAgain(this.#accepting);

  readonly render = (plan: RouterPlan): string => {
    const { platform } = plan;
    const router = this.#router(plan);
    router.plan = reuseUnchanged(router.plan, plan);
    let step = this.#rendering.get(platform);
    if (!step) this.#rendering.set(platform, (step = renderAgain()));
    return platforms[platform].render(router.plan, this.#templates(platform), step);
  };

  /** Proves the file that was last rendered for a router. */
  readonly prove = (plan: RouterPlan, file: RawFile, report: Report): RouterProof | null => {
    const router = this.#router(plan);
    return router.proof.prove(plan, router.plan ?? plan, file, report);
  };

  readonly hasText = this.#written.hasText;

  /** Ends a build that completed: drops what it did not use. `isWritten`: its files are in place. */
  endRound(isWritten: boolean): void {
    for (const part of [this.read, this.compile, this.#routers]) part.endRound();
    if (isWritten) this.#written.settle();
  }

  #router({ name, platform }: RouterPlan): KnownRouter {
    return this.#routers.once(name, [platform], () => ({
      plan: null,
      proof: new IncrementalProof(),
    }));
  }
}
