import { printJson } from "../../diagnostics/index.ts";
import type { CountedLeftOut } from "../../dumps/index.ts";
import { formatReceived, type ReceivedRow } from "../../report/index.ts";
import type { KnownSession, RouteGroup, RoutesHeader } from "../../routes/index.ts";
import type { Arguments } from "../commands/command.ts";
import type { Io } from "../output/io.ts";

/** What files of received routes have, or what was made of routers' output. */
export interface Received {
  readonly files: readonly {
    readonly path: string;
    readonly header: RoutesHeader;
    readonly routes: number;
    readonly groups: readonly RouteGroup[];
  }[];
  /** Sessions of the network that are in none of them; null: not compared. */
  readonly missing: readonly Pick<KnownSession, "name" | "router">[] | null;
  /** Routes that a router's output has, and that were left out; null: nothing was converted. */
  readonly leftOut: readonly CountedLeftOut[] | null;
}

/** The most sessions without routes that the text names. */
const MOST_NAMED = 10;

/** Prints what received routes there are as a table, or for programs. */
export function printReceived(
  { files, missing, leftOut }: Received,
  args: Arguments,
  io: Io,
): void {
  const rows = files.flatMap(({ path, groups }) =>
    groups.map(({ session, router, view, ipv4, ipv6 }): ReceivedRow => {
      return { session, router, view, ipv4, ipv6, file: path };
    }),
  );
  const heads = files.map(({ path, header, routes }) => {
    return { file: path, time: header.time, source: header.source, routes };
  });
  if (args.text("format") === "json") {
    const absent = missing && missing.map(({ name, router }) => ({ session: name, router }));
    const more = leftOut === null ? {} : { left_out: leftOut };
    io.stdout(printJson({ files: heads, sessions: rows, missing: absent, ...more }));
    return;
  }
  const table = formatReceived(heads, rows, io.columns ?? null);
  io.stdout(table.text);
  if (table.leftOut.length > 0) {
    io.stderr(`no room for ${table.leftOut.join(", ")}: --format json has everything\n`);
  }
  if (missing === null || missing.length === 0) return;
  const names = missing.slice(0, MOST_NAMED).map(({ name, router }) => `${name} on ${router}`);
  const more = missing.length > MOST_NAMED ? `, and ${missing.length - MOST_NAMED} more` : "";
  const sessions = missing.length === 1 ? "1 session is" : `${missing.length} sessions are`;
  io.stdout(`\n${sessions} in none of the files: ${names.join(", ")}${more}\n`);
}
