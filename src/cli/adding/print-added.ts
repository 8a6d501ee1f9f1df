import { paintWith, printJson } from "../../diagnostics/index.ts";
import { formatAddress } from "../../net/index.ts";
import { formatTable, paintTextDiff, type SessionRow } from "../../report/index.ts";
import type { Arguments } from "../commands/command.ts";
import type { EditedFile } from "../limiting/edit-limits.ts";
import { maskedDiff } from "../output/masked-diff.ts";
import type { Io } from "../output/io.ts";
import type { NewSession } from "./wanted.ts";

/** What `peerc add` did, or would do. */
export interface AddResult {
  readonly asn: number;
  readonly name: string;
  readonly isNew: boolean;
  readonly sessions: readonly NewSession[];
  readonly rows: readonly SessionRow[];
  /** How many of the wanted sessions were declared already. */
  readonly present: number;
  readonly remarks: readonly string[];
  /** Null if there is nothing to add. */
  readonly edited: EditedFile | null;
  /** Whether the snapshot lacks registry data of the peer. */
  readonly needsFetch: boolean;
  readonly isDry: boolean;
}

/** Prints the sessions that were added and what to look at; of a dry run, the diff on stdout and the rest on stderr. */
export function printAdded(result: AddResult, args: Arguments, io: Io): void {
  const { asn, name, isNew, sessions, rows, present, remarks, edited, needsFetch, isDry } = result;
  const diff = isDry && edited ? maskedDiff(edited) : "";
  if (args.text("format") === "json") {
    io.stdout(
      printJson({
        asn,
        name,
        new: isNew,
        sessions: rows,
        present,
        remarks,
        files: edited ? [edited.shown] : [],
        written: edited !== null && !isDry,
        ...(isDry && { diff }),
      }),
    );
    return;
  }
  const print = isDry ? io.stderr : io.stdout;
  const say = remarks.map((remark) => `- ${remark}\n`).join("");
  if (!edited) {
    const count = present === 1 ? "the session is" : `all ${present} sessions are`;
    print(`Nothing to add: ${count} declared.
${say}`);
    return;
  }
  print(`${name} (AS${asn})${isNew ? "" : ", which is a peer already"}:\n`);
  print(sessionTable(sessions, rows, io.columns ?? null));
  print(say);
  print(`${isDry ? "Would write" : "Written"}: ${edited.shown}\n`);
  if (needsFetch) print("Next: `peerc fetch` gets what the peer has registered.\n");
  io.stdout(paintTextDiff(diff, paintWith(io.colourOut === true)));
}

function sessionTable(
  sessions: readonly NewSession[],
  rows: readonly SessionRow[],
  width: number | null,
): string {
  const rowOf = ({ router, remote }: NewSession): SessionRow | undefined =>
    rows.find((row) => row.router === router && row.neighbor === formatAddress(remote));
  const cells = sessions.map((session) => {
    const { router, place, local, remote } = session;
    const row = rowOf(session);
    return [
      router,
      place.kind === "exchange" ? place.id : place.name,
      formatAddress(local),
      formatAddress(remote),
      String(row?.maximum ?? ""),
      (row?.session ?? "").replace(/^PEERC_/, ""),
    ];
  });
  const columns = [
    { title: "ROUTER", least: 6 },
    { title: "AT", least: 6 },
    { title: "LOCAL" },
    { title: "REMOTE" },
    { title: "MAXIMUM", isNumber: true, leaveOut: 2 },
    { title: "SESSION", least: 12, leaveOut: 1 },
  ];
  return formatTable(columns, cells, width).text;
}
