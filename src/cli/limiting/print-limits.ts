import { paintWith, printJson } from "../../diagnostics/index.ts";
import { formatLimits, paintTextDiff } from "../../report/index.ts";
import type { Arguments } from "../commands/command.ts";
import type { Io } from "../output/io.ts";
import { maskedDiff } from "../output/masked-diff.ts";
import type { ChangedLimit } from "./changed-limits.ts";
import type { EditedFile } from "./edit-limits.ts";

/** What `peerc limit` did, or would do. */
export interface LimitResult {
  readonly changes: readonly ChangedLimit[];
  readonly edited: readonly EditedFile[];
  readonly isDry: boolean;
}

/** Prints the sessions and files that changed; of a dry run, the diff on stdout and the rest on stderr. */
export function printLimits(
  { changes, edited, isDry }: LimitResult,
  args: Arguments,
  io: Io,
): void {
  const diff = isDry ? edited.map(maskedDiff).join("") : "";
  if (args.text("format") === "json") {
    const files = edited.map(({ shown }) => shown);
    io.stdout(printJson({ changes, files, written: !isDry, ...(isDry && { diff }) }));
    return;
  }
  const print = isDry ? io.stderr : io.stdout;
  if (edited.length === 0) {
    print("Nothing to change.\n");
    return;
  }
  print(formatLimits(changes, io.columns ?? null).text);
  print(`${isDry ? "Would write" : "Written"}: ${edited.map(({ shown }) => shown).join(", ")}\n`);
  io.stdout(paintTextDiff(diff, paintWith(io.colourOut === true)));
}
