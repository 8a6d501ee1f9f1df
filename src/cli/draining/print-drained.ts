import { paintWith, printJson } from "../../diagnostics/index.ts";
import { formatDiffText, type DiffReport } from "../../diff/index.ts";
import { formatTable, paintTextDiff } from "../../report/index.ts";
import type { Arguments } from "../commands/command.ts";
import type { EditedFile } from "../limiting/edit-limits.ts";
import type { Io } from "../output/io.ts";
import { maskedDiff } from "../output/masked-diff.ts";
import type { ChangedState } from "./changed-states.ts";

/** What `peerc drain` did, or would do. */
export interface DrainResult {
  readonly sessions: readonly ChangedState[];
  readonly edited: readonly EditedFile[];
  /** Null: it could not be decided, for lack of registry data. */
  readonly difference: DiffReport | null;
  readonly isDry: boolean;
  /** What else there is to say, in sentences. */
  readonly remarks: readonly string[];
}

const COLUMNS = [
  { title: "SESSION" },
  { title: "PEER", least: 8, leaveOut: 1 },
  { title: "ROUTER", least: 6 },
  { title: "NEIGHBOR", leaveOut: 2 },
  { title: "BEFORE", least: 8 },
  { title: "AFTER", least: 8 },
];

/** Prints the sessions concerned, the files, and what the edit means. */
export function printDrained(result: DrainResult, args: Arguments, io: Io): void {
  const { sessions, edited, difference, isDry, remarks } = result;
  const diff = isDry ? edited.map(maskedDiff).join("") : "";
  if (args.text("format") === "json") {
    const files = edited.map(({ shown }) => shown);
    const written = !isDry && edited.length > 0;
    io.stdout(printJson({ sessions, files, written, remarks, difference, ...(isDry && { diff }) }));
    return;
  }
  const rows = sessions.map((one) => [
    ...[one.session, one.peer, one.router, one.neighbor, one.before],
    one.after === one.before ? "the same" : one.after,
  ]);
  const print = isDry ? io.stderr : io.stdout;
  if (rows.length > 0) print(formatTable(COLUMNS, rows, io.columns ?? null).text);
  for (const remark of remarks) print(`- ${remark}\n`);
  if (edited.length === 0) {
    print("Nothing to change: it is declared so already.\n");
    return;
  }
  const names = edited.map(({ shown }) => shown).join(", ");
  print(`${isDry ? "Would write" : "Written"}: ${names}\n`);
  print(
    difference
      ? `\n${formatDiffText(difference, false)}`
      : "What it means for routes could not be decided: the network cannot be built yet; `peerc build` says why.\n",
  );
  io.stdout(paintTextDiff(diff, paintWith(io.colourOut === true)));
}
