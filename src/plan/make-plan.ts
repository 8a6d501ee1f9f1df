import type { DiffReport } from "../diff/index.ts";
import type { RouterPlan } from "../model/index.ts";
import { platforms, secretVariables } from "../platforms/index.ts";
import type { LoadPlan, PlanSide, RouterLoad } from "./load-plan.ts";
import { makeBatches, type BatchOptions } from "./make-batches.ts";
import { planDigest, sha256 } from "./plan-digest.ts";
import { routerSummary } from "./router-summary.ts";

/** A router's new file, and that of before. */
export interface RouterFiles {
  readonly plan: RouterPlan;
  readonly text: string;
  /** Null: there was none. */
  readonly before: string | null;
}

/** What a plan is made from. */
export interface PlanInput {
  readonly network: LoadPlan["network"];
  readonly base: PlanSide;
  readonly head: PlanSide;
  /** Every router of the new version, sorted by name. */
  readonly routers: readonly RouterFiles[];
  /** The routers that only the old version has. */
  readonly removed: readonly string[];
  readonly difference: DiffReport;
  /** The folder of the files in the network's folder. */
  readonly folder: string;
  /** Seconds, that every platform of the routers takes. */
  readonly timer: number;
  readonly batches: BatchOptions;
  /** How routers are installed: the values that differ from the platforms' defaults. */
  readonly settings: ReadonlyMap<string, string>;
}

/** Plans how the routers whose files differ are loaded. */
export function makePlan(input: PlanInput): LoadPlan {
  const { network, base, head, routers, timer } = input;
  const differing = routers.filter(({ text, before }) => text !== before);
  const loads = differing.filter((files) => !differsInComments(files));
  const batches = makeBatches(
    loads.map(({ plan }) => ({
      name: plan.name,
      site: plan.site,
      sessions: plan.peers.reduce((sum, peer) => sum + peer.sessions.length, 0),
    })),
    input.batches,
  );
  const byName = new Map(loads.map((files) => [files.plan.name, files]));
  const planned = batches.flatMap((names, batch) =>
    names.flatMap((name) => {
      const files = byName.get(name);
      return files ? [routerLoad(files, batch, input)] : [];
    }),
  );
  const namesOf = (some: readonly RouterFiles[]) => some.map(({ plan }) => plan.name);
  const plan = {
    format: "peerc-plan",
    version: 1,
    network,
    base,
    head,
    timer_seconds: timer,
    batches,
    routers: planned,
    comments_only: namesOf(differing.filter((files) => !loads.includes(files))),
    removed: input.removed,
    unchanged: namesOf(routers.filter((files) => !differing.includes(files))),
  } as const;
  return { ...plan, digest: planDigest(plan) };
}

function routerLoad(
  { plan, text, before }: RouterFiles,
  batch: number,
  { difference, folder, timer, settings }: PlanInput,
): RouterLoad {
  const { name, platform, site } = plan;
  const { operations } = platforms[platform];
  const file = `${folder}/${name}.conf`;
  const variables = secretVariables(plan);
  const values = operations.settings.map(
    (one) =>
      [one.name, (settings.get(one.name) ?? one.default).replaceAll("{router}", name)] as const,
  );
  return {
    name,
    platform,
    version: plan.version.join("."),
    site,
    batch,
    file,
    sha256: sha256(text),
    before: before === null ? null : { sha256: sha256(before) },
    variables,
    summary: routerSummary(plan, difference),
    commands: operations.commands({
      router: name,
      file,
      variables,
      timer,
      isNew: before === null,
      settings: new Map(values),
    }),
  };
}

/** Whether two versions of a file say the same but for lines that are comments. */
function differsInComments({ plan, text, before }: RouterFiles): boolean {
  if (before === null) return false;
  const { isComment } = platforms[plan.platform].operations;
  const without = (all: string) =>
    all
      .split("\n")
      .filter((line) => !isComment(line))
      .join("\n");
  return without(text) === without(before);
}
