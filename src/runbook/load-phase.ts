import type { LoadPlan, RouterLoad } from "../plan/index.ts";
import { platforms, type LookCommands } from "../platforms/index.ts";
import { lookedAt, type ConcernedSession } from "./concerned-session.ts";
import { numberPart, type NewPart } from "./number-part.ts";
import { routerPart } from "./router-part.ts";
import type { RunbookPart } from "./runbook.ts";
import { hereStep, personStep, waitStep } from "./step.ts";

/** How the files of a plan are loaded, one after the other. */
export interface LoadPhase {
  /** The first number of its parts' ids. */
  readonly number: number;
  readonly plan: LoadPlan;
  /** What is done here before anything is loaded. */
  readonly before: NewPart["steps"];
  /** What is done here when the files are the right ones. */
  readonly after?: NewPart["steps"];
  readonly concerned: readonly ConcernedSession[];
  /** Seconds between two batches, at least. */
  readonly wait: number;
  readonly settings: ReadonlyMap<string, string>;
}

/** The parts of a phase that loads files: here first, then each router, with a pause after each batch. */
export function loadParts({
  number,
  plan,
  before,
  after = [],
  concerned,
  wait,
  settings,
}: LoadPhase): readonly RunbookPart[] {
  const { routers, batches, timer_seconds: timer } = plan;
  const files = routers.map(({ file }) => file);
  const here: NewPart = {
    title: "Here, in the network's folder",
    router: null,
    facts: [],
    steps: [
      ...before,
      ...(files.length === 0
        ? [personStep("nothing has to be loaded: the files are the same")]
        : [
            hereStep(`sha256sum ${files.join(" ")}`, "the files are the ones of this page", {
              contains: routers.map(({ sha256, file }) => `${sha256}  ${file}`),
            }),
          ]),
      ...after,
    ],
  };
  const parts = batches.flatMap((names, batch): readonly NewPart[] =>
    routers
      .filter(({ name }) => names.includes(name))
      .map((load, at, inBatch) => {
        const { summary, after } = looksAt(load, concerned, settings);
        const part = routerPart(load, timer, { summary, after });
        const isLast = at === inBatch.length - 1;
        if (!isLast || batch === batches.length - 1) return part;
        const about =
          batch === 0
            ? "let the canary work for a while; look at its sessions, log and graphs, and go on only if all is well"
            : "look at sessions, logs and graphs before the next batch";
        return { ...part, steps: [...part.steps, waitStep(wait, about, "restore")] };
      }),
  );
  return [here, ...parts].map((part, at) => numberPart(part, `${number}.${at + 1}`));
}

/** How a router is looked at; `after`: each concerned session is as it is declared. */
export function looksAt(
  { name, platform }: Pick<RouterLoad, "name" | "platform">,
  concerned: readonly ConcernedSession[],
  settings: ReadonlyMap<string, string>,
): LookCommands & { readonly after: LookCommands["up"] } {
  const { operations } = platforms[platform];
  const own = concerned.filter(({ router }) => router === name);
  const values = operations.settings.map(
    (one) =>
      [one.name, (settings.get(one.name) ?? one.default).replaceAll("{router}", name)] as const,
  );
  const looks = operations.look({
    sessions: own.map(lookedAt),
    locals: [...new Set(own.flatMap(({ local }) => local ?? []))],
    settings: new Map(values),
  });
  const after = own.flatMap(({ isShut }, i) => (isShut ? looks.down : looks.up)[i] ?? []);
  return { ...looks, after };
}
