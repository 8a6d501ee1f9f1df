import type { RouterPlan } from "../model/index.ts";
import type { DeviceCommand, LoadCommands, Operations } from "./operations.ts";
import { secretVariables } from "./secret-variables.ts";

/** What the header shows of the commands of a load, in their order. */
const SHOWN = [
  ...["prepare", "check", "load", "fetch", "verify", "confirm", "back", "restore"],
] as readonly (keyof LoadCommands)[];

/** The timer of the header's commands, in seconds; every platform takes it. */
const TIMER = 300;

/** The longest command that the header has room for, and where what it does begins, if that fits on its line. */
const LONGEST = 110;
const COLUMN = 50;

const ABOUT = [
  "How it is loaded, proven, confirmed and taken back. `peerc runbook` prints these commands one by one, for your folders",
  "and timer, with what each must show, and those that have no room here (...). FILE is this file, and plan.json the",
  "output of `peerc plan --format json`; prepare and verify are entered in the network's folder, all else on the router.",
  "",
];

/**
 * The lines of a file's header that say how the file is loaded and taken back: the commands of the platform's
 * `operations`, with its usual folders, and what each does. Commands with a `$` are left out: some name a variable, and
 * what puts the secrets in would put them into the header, too.
 */
export function loadingLines(operations: Operations, plan: RouterPlan): readonly string[] {
  const commands = operations.commands({
    router: plan.name,
    file: "FILE",
    variables: secretVariables(plan),
    timer: TIMER,
    isNew: false,
    settings: new Map(operations.settings.map((one) => [one.name, one.default])),
  });
  return [
    ...ABOUT,
    ...SHOWN.flatMap((list) =>
      commands[list].flatMap((command, at) =>
        linesOf(command).map((line, part) => (at + part === 0 ? list : "").padEnd(9) + line),
      ),
    ),
  ];
}

function linesOf({ run, about, output }: DeviceCommand): readonly string[] {
  const isShown = run.length <= LONGEST && !run.includes("$");
  const does = output === null ? about : `${about}; its output: ${output}`;
  if (!isShown) return [`${"...".padEnd(COLUMN)}${does}`];
  if (run.length > COLUMN - 2) return [run, `${" ".repeat(COLUMN)}${does}`];
  return [`${run.padEnd(COLUMN)}${does}`];
}
