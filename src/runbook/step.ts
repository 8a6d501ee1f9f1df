import type { DeviceCommand } from "../platforms/index.ts";
import type { RunbookStep, StepCheck } from "./runbook.ts";

/** A step without its id. */
export type NewStep = Omit<RunbookStep, "id" | "back"> & {
  /** Which way back there is after it; `none`: nothing has changed that runs. */
  readonly way: "none" | "back" | "restore";
};

const NO_CHECK: StepCheck = {
  exit: null,
  contains: [],
  lacks: [],
  below: null,
  repeat: false,
  commands: [],
  text: null,
};

/** Something that a person does. */
export function personStep(
  about: string,
  text: string | null = null,
  way: NewStep["way"] = "none",
): NewStep {
  const check = { ...NO_CHECK, text };
  const rest = {
    where: "here",
    router: null,
    commands: [],
    output: null,
    wait_seconds: null,
  } as const;
  return { kind: "person", about, ...rest, check, way };
}

/** A command in the network's folder. */
export function hereStep(run: string, about: string, check: Partial<StepCheck> = {}): NewStep {
  return {
    kind: "run",
    about,
    where: "here",
    router: null,
    commands: [run],
    check: { ...NO_CHECK, exit: 0, ...check },
    output: null,
    wait_seconds: null,
    way: "none",
  };
}

/** A command of a platform's operations as a step. */
export function commandStep(
  { where, run, about, exit, contains, lacks, repeat, output }: DeviceCommand,
  router: string,
  way: NewStep["way"],
  kind: RunbookStep["kind"] = "run",
): NewStep {
  return {
    kind,
    about,
    where,
    router: where === "here" ? null : router,
    commands: [run],
    check: { ...NO_CHECK, exit, contains, lacks, repeat },
    output,
    wait_seconds: null,
    way,
  };
}

/** Time that passes before the next step. */
export function waitStep(seconds: number, about: string, way: NewStep["way"] = "none"): NewStep {
  return { ...personStep(about, null, way), kind: "wait", wait_seconds: seconds };
}
