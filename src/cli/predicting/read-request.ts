import { parseDuration } from "../../document/index.ts";
import { diagnostic, Diagnostics, type Report } from "../../diagnostics/index.ts";
import type { AgeLimit } from "../../impact/index.ts";
import type { ReadForm } from "../../model/index.ts";
import type { Arguments } from "../commands/command.ts";
import { readFlowsOptions, type GivenFlows } from "./read-flows-options.ts";

/** What `peerc impact` is asked. */
export interface ImpactRequest {
  /** Files or folders. */
  readonly routes: readonly string[];
  readonly age: AgeLimit;
  /** What runs now; null: as BASE says. */
  readonly running: { readonly form: ReadForm; readonly files: readonly NamedFile[] } | null;
  /** What is to be drained or shut; null: BASE and HEAD are compared. */
  readonly leaving: LeavingRequest | null;
  readonly vrps: string | null;
  readonly flows: GivenFlows | null;
}

/** Exchanges, routers, sites, ASNs and sessions by their names, and what they become. */
export interface LeavingRequest {
  readonly state: "draining" | "shut";
  readonly targets: readonly string[];
}

/** A router's file. */
export interface NamedFile {
  readonly router: string;
  readonly path: string;
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$/;

/** Reads the options; null, and all reported, if some are wrong. */
export function readImpactRequest(args: Arguments, report: Report): ImpactRequest | null {
  const found = new Diagnostics();
  const wrong = (problem: string, write?: string): void => {
    const params = { problem, command: "impact", ...(write === undefined ? {} : { write }) };
    found.report(diagnostic("wrong-usage", params));
  };
  const routes = args.texts("routes");
  if (routes.length === 0) {
    wrong("the received routes are missing", "peerc impact --routes FILE");
  }
  const standardInputs = routes.filter((path) => path === "-");
  if (standardInputs.length > 0) wrong("--routes reads files more than once, and takes no `-`");
  const now = args.text("now");
  const time = now !== null && TIME.test(now) ? Date.parse(now) : NaN;
  if (now !== null && Number.isNaN(time)) {
    wrong(`--now takes a time in UTC like 2026-11-29T20:35:00Z, and got \`${now}\``);
  }
  const maxAge = args.text("max-age");
  const age = maxAge === null ? null : parseDuration(maxAge);
  if (maxAge !== null && age === null) {
    wrong(`--max-age takes an age like 30m, 2h or 1d, and got \`${maxAge}\``);
  }
  if (maxAge !== null && now === null) wrong("--max-age needs --now: no clock is asked");
  const running = readRunning(args, wrong);
  if (running && args.positionals.length > 0) {
    wrong("with --running and --files the routers' files stand for BASE: give no revisions");
  }
  const leaving = readLeaving(args);
  if (leaving && args.positionals.length > 0) {
    wrong("--drain and --shut say what changes: give no revisions");
  }
  const flows = readFlowsOptions(args, wrong);
  found.all.forEach(report);
  if (found.failed) return null;
  return {
    routes,
    age: {
      now: now === null ? null : time,
      maxAge: age,
      texts: { now: now ?? "", maxAge: maxAge ?? "" },
    },
    running,
    leaving,
    vrps: args.text("vrps"),
    flows,
  };
}

function readLeaving(args: Arguments): LeavingRequest | null {
  const [drain, shut] = [args.texts("drain"), args.texts("shut")];
  if (drain.length > 0) return { state: "draining", targets: drain };
  return shut.length > 0 ? { state: "shut", targets: shut } : null;
}

function readRunning(args: Arguments, wrong: (problem: string) => void): ImpactRequest["running"] {
  const forms = [
    ["running", "running"],
    ["files", "file"],
  ] as const;
  for (const [option, form] of forms) {
    const texts = args.texts(option);
    if (texts.length === 0) continue;
    const files = texts.flatMap((text): NamedFile[] => {
      const at = text.indexOf("=");
      const [router, path] = [text.slice(0, at), text.slice(at + 1)];
      if (at > 0 && path !== "") return [{ router, path }];
      wrong(`--${option} takes NAME=FILE, and got \`${text}\``);
      return [];
    });
    const twice = files.find(({ router }, i) => files.findIndex((f) => f.router === router) < i);
    if (twice) wrong(`--${option} names the router ${twice.router} twice`);
    return { form, files };
  }
  return null;
}
