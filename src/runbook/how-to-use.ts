import type { Runbook } from "./runbook.ts";

/** How a runbook is used, in sentences: the same in all formats for people. */
export function howToUse({ timer_seconds: timer }: Runbook): readonly string[] {
  return [
    "One action after the other, in this order; tick it when it shows what it must.",
    "If it does not: stop. Go the way back that the action names, or leave an unconfirmed load alone: " +
      `the router takes it back by itself, ${timer} s after the load.`,
    "“here” is the network's folder on your own machine, where ssh knows the routers by their names.",
    "In a shell each command must also end without an error: echo $? shows 0, unless the action says what to look for instead.",
    "On a router's own CLI, have two sessions open: one for the configuration, and one in operational mode, the “second session”, for what is looked at.",
  ];
}
