import { makeVisible } from "../diagnostics/index.ts";
import { formatTable, type Table } from "./format-table.ts";

/** How many received routes a session has in one view. */
export interface ReceivedRow {
  /** With PEERC_; null for the router's own routes. */
  readonly session: string | null;
  /** Null if the file does not say. */
  readonly router: string | null;
  readonly view: string;
  readonly ipv4: number;
  readonly ipv6: number;
  /** The file that has them. */
  readonly file: string;
}

/** A file of received routes. */
export interface ReceivedFile {
  readonly file: string;
  /** When they were taken, RFC 3339 in UTC. */
  readonly time: string;
  /** What they were taken from; empty if not said. */
  readonly source: string;
  readonly routes: number;
}

/** Prints what files of received routes have: a line for each file, and a table of sessions, for people. */
export function formatReceived(
  files: readonly ReceivedFile[],
  rows: readonly ReceivedRow[],
  width: number | null,
): Table {
  const heads = files.map(({ file, time, source, routes }) => {
    const from = source === "" ? "" : `, from ${source}`;
    const count = `${routes} ${routes === 1 ? "route" : "routes"}`;
    return `${makeVisible(`${file}: ${count}, taken ${time}${from}`)}\n`;
  });
  if (rows.length === 0) return { text: heads.join(""), leftOut: [] };
  const columns = [
    { title: "SESSION", least: 20 },
    { title: "ROUTER", leaveOut: 2 },
    { title: "VIEW" },
    { title: "IPV4", isNumber: true },
    { title: "IPV6", isNumber: true },
    ...(files.length > 1 ? [{ title: "FILE", least: 12, leaveOut: 1 }] : []),
  ];
  const table = formatTable(
    columns,
    rows.map(({ session, router, view, ipv4, ipv6, file }) => [
      session ?? "(the router's own)",
      router ?? "",
      view,
      String(ipv4),
      String(ipv6),
      file,
    ]),
    width,
  );
  return { text: `${heads.join("")}\n${table.text}`, leftOut: table.leftOut };
}
