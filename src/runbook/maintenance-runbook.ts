import type { LoadPlan } from "../plan/index.ts";
import type { TrafficLook } from "../platforms/index.ts";
import type { ConcernedSession } from "./concerned-session.ts";
import { loadParts, looksAt } from "./load-phase.ts";
import { numberPart } from "./number-part.ts";
import type { LostRow, Runbook, RunbookMail, RunbookPhase } from "./runbook.ts";
import { commandStep, hereStep, personStep, waitStep, type NewStep } from "./step.ts";

/** One change of state during a maintenance. */
export interface Transition {
  readonly to: "draining" | "shut" | "restored";
  /** What makes it in the declaration: `peerc drain ix-br-sp`. */
  readonly edit: string;
  readonly plan: LoadPlan;
  /** The sessions concerned, as they are afterwards. */
  readonly concerned: readonly ConcernedSession[];
}

/** What a runbook for a maintenance is made from. */
export interface MaintenanceInput {
  /** What it is about, for people: `exchange ix-br-sp`. */
  readonly what: string;
  readonly network: Runbook["network"];
  /** In their order: draining; shut and draining again, if sessions are shut; restored. */
  readonly transitions: readonly Transition[];
  /** What makes the plan of each transition, after its edit and a build: `peerc plan HEAD`. */
  readonly planCommand: string;
  readonly lost: readonly LostRow[];
  readonly impact: string | null;
  readonly mails: readonly RunbookMail[];
  readonly start: string | null;
  readonly wait: number;
  /** Bits per second below which traffic counts as gone. */
  readonly below: number;
  readonly timer: number;
  readonly settings: ReadonlyMap<string, string>;
}

/** A runbook for a maintenance: drain, wait, shut, work, and the same back. */
export function maintenanceRunbook(input: MaintenanceInput): Runbook {
  const { what, network, transitions, lost, impact, mails, start, timer } = input;
  const phases: RunbookPhase[] = [];
  let number = 0;
  let isDone = false;
  for (const transition of transitions) {
    // The work is done when everything has been moved away, before anything comes back.
    if (!isDone && isWayBack(transition, transitions)) {
      phases.push(workPhase(++number, what));
      isDone = true;
    }
    phases.push(transitionPhase(++number, transition, isDone, input));
    if (transition.to === "draining" && !isDone)
      phases.push(waitPhase(++number, transition, input));
  }
  return {
    format: "peerc-runbook",
    version: 1,
    kind: "maintenance",
    title: `${network.name}: maintenance of ${what}`,
    network,
    start,
    timer_seconds: timer,
    lost,
    impact,
    phases,
    mails,
  };
}

function isWayBack(transition: Transition, all: readonly Transition[]): boolean {
  return all.indexOf(transition) >= all.length / 2;
}

const TITLES = {
  draining: [
    "Drain",
    "Sessions stay up; routes go out with GRACEFUL_SHUTDOWN and come in with local preference 0.",
  ],
  shut: ["Shut", "Sessions go down, with the message of the declaration."],
  restored: ["Restore", "Routes go out and come in as before."],
} as const;

function transitionPhase(
  number: number,
  { to, edit, plan, concerned }: Transition,
  isBack: boolean,
  input: MaintenanceInput,
): RunbookPhase {
  const { what, mails, planCommand } = input;
  const [title, about] =
    to === "draining" && isBack
      ? [
          "Bring the sessions up",
          "Sessions come up, still drained: no traffic yet, so that you can look first.",
        ]
      : TITLES[to];
  const first: readonly NewStep[] =
    number > 1
      ? []
      : [
          personStep("read what is lost, above; do not begin if something surprises you"),
          ...(mails.length === 0
            ? []
            : [personStep("the mails below were sent, and nobody objected")]),
          hereStep(
            "git diff --quiet HEAD -- .",
            "nothing here is uncommitted: what is loaded was reviewed",
          ),
        ];
  const before = [
    ...first,
    hereStep(edit, "the declaration says so; read the difference that it prints"),
    hereStep("peerc build", "the files, proven", { contains: ["Written"] }),
    hereStep(`${planCommand} --format json > plan.json`, "the plan, for the checks and the proof"),
  ];
  const after = [
    hereStep(
      `git commit --all --message "${title}: ${what}"`,
      "kept, for the next step and for others",
    ),
  ];
  const parts = loadParts({ ...input, number, plan, before, after, concerned });
  return { number, title: `${title} ${what}`, about, parts };
}

/** One look at traffic, until it is gone. */
function trafficStep({ command, shows }: TrafficLook, router: string, below: number): NewStep {
  const step = commandStep(command, router, "none", shows === "interface" ? "look" : "wait");
  if (shows === "interface") return step;
  const figure =
    shows === "number"
      ? `a number below ${below}`
      : `less than ${below} bit/s in both directions together`;
  const text = `in the end ${figure}; if it does not fall: other sessions may use the same interface, or a neighbor ignores GRACEFUL_SHUTDOWN`;
  const check = { ...step.check, repeat: true, below: shows === "number" ? below : null, text };
  return { ...step, check };
}

/** Waits until the traffic is gone. */
function waitPhase(
  number: number,
  { plan, concerned }: Transition,
  input: MaintenanceInput,
): RunbookPhase {
  const { below, wait, settings } = input;
  const parts = plan.routers.map((router, at) => {
    const { summary, traffic } = looksAt(router, concerned, settings);
    const steps: readonly NewStep[] = [
      waitStep(wait, "routers everywhere must hear of it, and prefer other ways"),
      ...traffic.map((look) => trafficStep(look, router.name, below)),
      { ...commandStep(summary, router.name, "none", "look"), about: "the sessions are still up" },
    ];
    const title = `${router.name}: traffic`;
    return numberPart({ title, router: router.name, facts: [], steps }, `${number}.${at + 1}`);
  });
  return {
    number,
    title: "Wait until the traffic is gone",
    about: `At least ${wait} s, and until less than ${below} bit/s are left. The way back from here is the phase that restores.`,
    parts,
  };
}

function workPhase(number: number, what: string): RunbookPhase {
  const steps = [
    personStep(`do the work on ${what}`),
    personStep(
      "it is finished: links are up, counters of errors stand still, nobody has a hand on it any more",
    ),
  ];
  const part = numberPart({ title: "The work", router: null, facts: [], steps }, `${number}.1`);
  return { number, title: "The work", about: "Nothing of this is peerc's.", parts: [part] };
}
