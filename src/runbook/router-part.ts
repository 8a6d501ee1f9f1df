import { describeSummary, type RouterLoad } from "../plan/index.ts";
import { platforms, type LookCommands } from "../platforms/index.ts";
import type { NewPart } from "./number-part.ts";
import { commandStep, hereStep, personStep, type NewStep } from "./step.ts";

/** What is looked at on a router around a load. */
export interface RouterLooks {
  /** Shows all sessions. */
  readonly summary: LookCommands["summary"];
  /** What must be true of sessions after the load. */
  readonly after: LookCommands["up"];
}

/** What is easily forgotten at night. */
const STILL_DECLARED = personStep(
  "the declaration still says otherwise: stop here, tell the others, and take it back (git revert, peerc build) or load it again before anybody builds something else",
);

/** The steps for one router: from its file to the confirmation, and the two ways back. */
export function routerPart(load: RouterLoad, timer: number, looks: RouterLooks): NewPart {
  const { name, platform, version, site, file, sha256, before, commands, summary, variables } =
    load;
  const steps = (list: keyof typeof commands, way: NewStep["way"], kind: NewStep["kind"] = "run") =>
    commands[list].map((one) => commandStep(one, name, way, kind));
  const title = `${name}: ${platforms[platform].title} ${version}${site === null ? "" : `, ${site}`}`;
  const look = (way: NewStep["way"]) => lookStep(name, looks, way);
  return {
    title,
    router: name,
    facts: [
      `What changes: ${describeSummary(summary)}.`,
      `File: ${file}, SHA-256 ${sha256}`,
      before === null
        ? "The router has no file of peerc's yet."
        : `Before: SHA-256 ${before.sha256}`,
      ...(variables.length === 0
        ? []
        : [
            `Needs in the environment: ${variables.join(", ")}. Never type a secret into this page.`,
          ]),
      `From the load on you have ${timer} s. Not confirmed by then, the router takes it back by itself.`,
    ],
    steps: [
      hereStep(
        `peerc plan --check plan.json --router ${name}`,
        "the file is still the one that was planned",
        {
          contains: ["those of the plan"],
        },
      ),
      {
        ...commandStep(looks.summary, name, "none", "look"),
        about: "note how it is now: which sessions are up, and how many prefixes each has",
      },
      ...steps("prepare", "none"),
      ...steps("check", "none"),
      ...steps("load", "back"),
      ...look("back"),
      ...steps("fetch", "back", "look"),
      ...steps("verify", "back", "look"),
      personStep(
        "decide: was everything as it must be, and is there time left? Then go on. If not, or in doubt: do not confirm",
        null,
        "back",
      ),
      ...steps("confirm", "restore"),
      ...look("restore"),
      ...steps("clean", "restore"),
    ],
    back: [...steps("back", "none"), ...steps("afterwards", "none"), STILL_DECLARED],
    restore: [...steps("restore", "none"), ...steps("clean", "none"), STILL_DECLARED],
  };
}

/** One look at all sessions, each of which must be as it should. */
function lookStep(
  router: string,
  { summary, after }: RouterLooks,
  way: NewStep["way"],
): readonly NewStep[] {
  const step = commandStep(summary, router, way, "look");
  const commands = after.map(({ run, about, contains }) => ({ run, about, contains }));
  const text =
    "the other sessions as before: none went down, and none lost its prefixes; one that was down before may still be";
  return [
    {
      ...step,
      about: commands.length === 0 ? "look at the sessions" : "look at the sessions that change",
      check: { ...step.check, repeat: true, commands, text },
    },
  ];
}
