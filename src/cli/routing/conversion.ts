import { diagnostic, didYouMean, type Report } from "../../diagnostics/index.ts";
import { DUMP_KINDS, type DumpKind } from "../../dumps/index.ts";
import { isTime, readSessionName, ROUTE_VIEWS, type RouteView } from "../../routes/index.ts";
import type { Arguments } from "../commands/command.ts";
import type { ListenOptions } from "./listen-bmp.ts";
import { readListenAddress } from "./read-listen-address.ts";
import type { NetworkSession } from "./network-sessions.ts";

/** What the command line says about the outputs of a router. */
export interface Conversion {
  readonly router: string;
  readonly from: DumpKind | null;
  readonly session: { readonly name: string; readonly router: string } | null;
  readonly view: RouteView | null;
  readonly time: string | null;
  /** The file to write; `-`: the standard output; null: none. */
  readonly to: string | null;
  /** The router is waited for, instead of reading files. */
  readonly listen: ListenOptions | null;
}

/** Options that say something about a router's output. */
const OPTIONS = ["from", "session", "view", "time", "to", "listen", "for"] as const;

/** What is wrong with the options, whatever the network is; null if nothing is. */
export function misusedConversion(args: Arguments): string | null {
  const alone = OPTIONS.find((name) => args.text(name) !== null);
  const listen = args.text("listen");
  if (listen === null && args.positionals.length === 0) return "one or more files are needed";
  if (args.text("router") === null) {
    return alone === undefined
      ? null
      : `--${alone} is for a router's output: say of which router with --router`;
  }
  const [from, view, time] = [args.text("from"), args.text("view"), args.text("time")];
  if (from !== null && !DUMP_KINDS.some((one) => one === from)) {
    return `--from takes one of ${DUMP_KINDS.join(", ")}, and got \`${from}\``;
  }
  if (view !== null && !ROUTE_VIEWS.some((one) => one === view)) {
    return `--view takes one of ${ROUTE_VIEWS.join(", ")}, and got \`${view}\``;
  }
  if (time !== null && !isTime(time)) {
    return `--time takes a time in UTC like 2026-11-29T20:35:00Z, and got \`${time}\``;
  }
  const listening = misusedListening(args);
  if (listening !== null) return listening;
  const to = args.text("to");
  if (to !== null && to !== "-" && args.positionals.includes(to)) {
    return `--to is one of the files that are read: ${to}`;
  }
  if (args.positionals.filter((path) => path === "-").length > 1) {
    return "the standard input is given twice";
  }
  return to === "-" && args.text("format") === "json"
    ? "--to - prints the routes, so there is no room for --format json"
    : null;
}

function misusedListening(args: Arguments): string | null {
  const [listen, seconds] = [args.text("listen"), args.text("for")];
  if (listen === null) {
    const alone = seconds !== null ? "for" : args.flag("until-eor") ? "until-eor" : null;
    return alone === null ? null : `--${alone} is for --listen`;
  }
  if (args.positionals.length > 0) return "--listen takes the place of files";
  const from = args.text("from");
  if (from !== null && from !== "bmp") return `--listen reads BMP, and not ${from}`;
  if (!readListenAddress(listen)) {
    return `--listen takes a port, or an address with one like 127.0.0.1:1790, and got \`${listen}\``;
  }
  return seconds === null || (/^[1-9]\d{0,5}$/.test(seconds) && Number(seconds) <= MOST_SECONDS)
    ? null
    : `--for takes seconds, up to ${MOST_SECONDS}, and got \`${seconds}\``;
}

/** A day: nothing here is a daemon. */
const MOST_SECONDS = 86_400;
/** How long a router is listened to if not said otherwise, in seconds. */
const USUAL_SECONDS = 300;

function readListening(args: Arguments): ListenOptions | null {
  const at = readListenAddress(args.text("listen") ?? "");
  if (!at) return null;
  const seconds = Number(args.text("for") ?? USUAL_SECONDS);
  return { ...at, seconds, untilEndOfRib: args.flag("until-eor") };
}

/** Reads the options for a network, and reports a router or session that it does not have. */
export function readConversion(
  args: Arguments,
  routers: readonly string[],
  sessions: readonly NetworkSession[],
  report: Report,
): Conversion | null {
  const router = args.text("router") ?? "";
  if (!routers.includes(router)) {
    const near = didYouMean(router, routers);
    const hint = near === null ? undefined : `did you mean ${near}?`;
    report(diagnostic("unknown-router", { name: router, known: routers }, { hint }));
    return null;
  }
  const named = args.text("session");
  const name = named === null ? null : (readSessionName(named) ?? named);
  const session = sessions.find((one) => one.router === router && one.name === name) ?? null;
  if (name !== null && !session) {
    const known = sessions.filter((one) => one.router === router).map((one) => one.name);
    report(diagnostic("routes-unknown-session", { session: name, router, known }));
    return null;
  }
  return {
    ...{ router, session, time: args.text("time"), to: args.text("to") },
    listen: readListening(args),
    from: DUMP_KINDS.find((one) => one === args.text("from")) ?? null,
    view: ROUTE_VIEWS.find((one) => one === args.text("view")) ?? null,
  };
}
