import type { LoadPlan } from "../plan/index.ts";
import type { ConcernedSession } from "./concerned-session.ts";
import { loadParts } from "./load-phase.ts";
import type { LostRow, Runbook, RunbookMail } from "./runbook.ts";
import { hereStep, personStep } from "./step.ts";

/** What a runbook for a change is made from. */
export interface ChangeInput {
  readonly plan: LoadPlan;
  /** What makes the plan again: `peerc plan HEAD~1`. */
  readonly planCommand: string;
  readonly lost: readonly LostRow[];
  readonly impact: string | null;
  readonly mails: readonly RunbookMail[];
  /** The sessions that the change concerns, of the new version. */
  readonly concerned: readonly ConcernedSession[];
  readonly start: string | null;
  readonly wait: number;
  readonly settings: ReadonlyMap<string, string>;
}

/** A runbook for a change of the declaration. */
export function changeRunbook(input: ChangeInput): Runbook {
  const { plan, planCommand, lost, impact, mails, start } = input;
  const before = [
    personStep(
      "read what is lost, above, and what each router changes; do not begin if something surprises you",
    ),
    ...(mails.length === 0 ? [] : [personStep("the mails below were sent, and nobody objected")]),
    hereStep(
      "git diff --quiet HEAD -- .",
      "nothing here is uncommitted: what is loaded was reviewed",
    ),
    hereStep(`${planCommand} --format json > plan.json`, "the plan, for the checks and the proof"),
    hereStep("peerc verify", "the files mean what the declaration says", {
      contains: [": proven"],
    }),
  ];
  return {
    format: "peerc-runbook",
    version: 1,
    kind: "change",
    title: `${plan.network.name}: load ${plan.head.name === "." ? "the change" : plan.head.name} instead of ${plan.base.name}`,
    network: plan.network,
    start,
    timer_seconds: plan.timer_seconds,
    lost,
    impact,
    phases: [
      {
        number: 1,
        title: "Load the change",
        about:
          "One router first. Nothing is confirmed before what runs is proven to be what was planned.",
        parts: loadParts({ ...input, number: 1, before }),
      },
    ],
    mails,
  };
}
