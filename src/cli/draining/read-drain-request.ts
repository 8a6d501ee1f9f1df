import type { State } from "../../declaration/index.ts";
import { diagnostic, Diagnostics, type Report } from "../../diagnostics/index.ts";
import { parseUtcTime } from "../../document/index.ts";
import type { Arguments } from "../commands/command.ts";

/** Details of a state as given; null: not given. */
export interface GivenDetails {
  readonly reason: string | null;
  readonly ticket: string | null;
  readonly message: string | null;
  /** As written: a time in UTC. */
  readonly until: string | null;
  readonly prepend: number | null;
}

/** What `peerc drain` is to do. */
export type DrainRequest =
  | { readonly kind: "undo" }
  | {
      readonly kind: "set";
      readonly is: Extract<State, "draining" | "shut">;
      readonly details: GivenDetails;
    };

/** Reads the options of `peerc drain`; null, and reported, if one is wrong. */
export function readDrainRequest(args: Arguments, given: Report): DrainRequest | null {
  const found = new Diagnostics();
  const wrong = (problem: string): void => {
    found.report(diagnostic("wrong-usage", { problem, command: "drain" }));
  };
  const until = args.text("until");
  const time = until === null ? null : parseUtcTime(until);
  if (time !== null && typeof time !== "number") {
    wrong(
      `--until takes a time in UTC like 2026-12-01T04:00Z, and got \`${until ?? ""}\`: ${time.why}`,
    );
  }
  const prepend = args.text("prepend");
  if (prepend !== null && !/^(?:\d|10)$/.test(prepend)) {
    wrong(`--prepend takes a number from 0 to 10, and got \`${prepend}\``);
  }
  if (prepend !== null && args.flag("shut")) wrong("--prepend means nothing with --shut");
  const details = {
    reason: args.text("reason"),
    ticket: args.text("ticket"),
    message: args.text("message"),
    until,
    prepend: prepend === null ? null : Number(prepend),
  };
  if (args.flag("undo")) {
    for (const [key, value] of Object.entries(details)) {
      if (value !== null) wrong(`--${key} means nothing with --undo`);
    }
    if (args.flag("shut")) wrong("--undo and --shut exclude each other");
  }
  found.all.forEach(given);
  if (found.failed) return null;
  if (args.flag("undo")) return { kind: "undo" };
  return { kind: "set", is: args.flag("shut") ? "shut" : "draining", details };
}
