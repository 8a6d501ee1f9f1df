import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { readSettings } from "../../plan/index.ts";
import type { Arguments } from "../commands/command.ts";

/** How a change is to be loaded, as given by the user. */
export interface Loading {
  /** Seconds. */
  readonly timer: number;
  readonly canary: string | null;
  /** The most routers of a batch after the first. */
  readonly most: number;
  readonly settings: ReadonlyMap<string, string>;
}

/** Reads `LOADING_OPTIONS`, with the command's own timer if none is given; null, and reported, if one is wrong. */
export function readLoading(
  args: Arguments,
  { command, timer }: { readonly command: string; readonly timer: number },
  report: Report,
): Loading | null {
  const problems: string[] = [];
  const numberOf = (name: string, byDefault: number): number => {
    const text = args.text(name) ?? String(byDefault);
    if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
    problems.push(`--${name} takes a whole number from 1 on, and got \`${text}\``);
    return byDefault;
  };
  const loading = {
    timer: numberOf("timer", timer),
    canary: args.text("canary"),
    most: numberOf("batch", 2),
    settings: readSettings(args.texts("device"), (problem) =>
      problems.push(`--device: ${problem}`),
    ),
  };
  for (const problem of problems) report(diagnostic("wrong-usage", { problem, command }));
  return problems.length === 0 ? loading : null;
}
