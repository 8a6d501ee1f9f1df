import { setTimeout as after } from "node:timers/promises";
import { resolve } from "node:path";

import {
  diagnostic,
  Diagnostics,
  formatText,
  printJson,
  toRows,
  type Report,
} from "../../diagnostics/index.ts";
import {
  isMarkName,
  openForge,
  postComment,
  postRequest,
  reportFailure,
  type Forge,
  type ForgeEdges,
} from "../../forges/index.ts";
import { readText } from "../../system/index.ts";
import { readForgePlace, type Environment } from "../posting/read-forge-place.ts";
import { EXIT, type Io } from "../output/io.ts";
import { packageVersion } from "../package-files.ts";
import type { Arguments } from "./command.ts";

/** The largest text that is posted, in bytes; forges take less. */
const MAX_BYTES = 4 * 1024 * 1024;

/** What was written, for display. */
interface Done {
  readonly line: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/** Puts a text on a forge; returns the exit code. */
export async function runPost(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const done = await postText(args, io, diagnostics.report);
  if (args.text("format") === "json") {
    io.stdout(printJson({ diagnostics: toRows(diagnostics.all), ...done?.row }));
  } else {
    io.stderr(formatText(diagnostics.all, { colour: io.colour }));
    if (done) io.stdout(`${done.line}\n`);
  }
  if (diagnostics.all.some(({ code }) => code === "wrong-usage")) return EXIT.usage;
  if (diagnostics.failed) return EXIT.errors;
  return done ? EXIT.ok : EXIT.differences;
}

async function postText(args: Arguments, io: Io, report: Report): Promise<Done | null> {
  const env = io.env ?? {};
  const place = readForgePlace(args, env, report);
  const wanted = readWanted(args, env, report);
  const text = place && wanted && readGiven(args, io.cwd, report);
  if (!place || !wanted || text === null) return null;
  const forge = openForge(place, edgesOf(io));
  return "branch" in wanted
    ? requestOf(forge, wanted, text, report)
    : commentOn(forge, wanted, text, report);
}

async function commentOn(
  forge: Forge,
  wanted: WantedComment,
  text: string,
  report: Report,
): Promise<Done | null> {
  const { request, name } = wanted;
  const posted = await postComment(forge, { ...wanted, text });
  if (!posted.ok) {
    reportFailure(posted.failure, forge.dialect, report);
    return null;
  }
  const { value } = posted;
  switch (value.kind) {
    case "moved": {
      const { head, isOpen } = value;
      const params = { request, head, wanted: wanted.head ?? "", isOpen };
      report(diagnostic("request-has-moved", params));
      return null;
    }
    case "newer":
      return {
        line: `The comment ${name} of request ${request} is of a later run, ${value.run}: it stays.`,
        row: { ...value },
      };
    default:
      return {
        line: `The comment ${name} of request ${request} is ${value.kind}${at(value.url)}`,
        row: { ...value },
      };
  }
}

async function requestOf(
  forge: Forge,
  { branch, onto, title }: WantedRequest,
  text: string,
  report: Report,
): Promise<Done | null> {
  const posted = await postRequest(forge, { branch, onto }, { title, body: text });
  if (!posted.ok) {
    reportFailure(posted.failure, forge.dialect, report);
    return null;
  }
  const { number, kind, url } = posted.value;
  return { line: `Request ${number} of ${branch} is ${kind}${at(url)}`, row: { ...posted.value } };
}

function at(url: string | null): string {
  return url === null ? "." : `: ${url}`;
}

interface WantedComment {
  readonly request: number;
  readonly name: string;
  readonly run: number;
  readonly head: string | null;
}

interface WantedRequest {
  readonly branch: string;
  readonly onto: string;
  readonly title: string;
}

/** What to write; null, and reported, if that is not said. */
function readWanted(
  args: Arguments,
  env: Environment,
  report: Report,
): WantedComment | WantedRequest | null {
  const wrong = (option: string, value: string, expected: string): null => {
    report(diagnostic("forge-setting-wrong", { option, value, expected }));
    return null;
  };
  const branch = args.text("branch");
  const [onto, title] = [args.text("onto"), args.text("title")];
  if (branch !== null) {
    if (onto === null || title === null || title.trim() === "") {
      const problem = "--branch needs --onto and --title";
      report(diagnostic("wrong-usage", { problem, command: "post" }));
      return null;
    }
    const [odd] = [branch, onto].filter((name) => !isBranchName(name));
    if (odd !== undefined) return wrong("--branch", odd, "the name of a branch");
    return { branch, onto, title: title.replace(/\s+/g, " ").trim().slice(0, 250) };
  }
  if (onto !== null || title !== null) {
    const problem = "--onto and --title are for --branch";
    report(diagnostic("wrong-usage", { problem, command: "post" }));
    return null;
  }
  const request = args.text("request") ?? env["CI_MERGE_REQUEST_IID"] ?? requestInRef(env);
  if (request === null) {
    const params = { what: "the request", option: "--request or --branch", variables: [] };
    report(diagnostic("forge-setting-missing", params));
    return null;
  }
  if (!/^[1-9]\d{0,9}$/.test(request)) return wrong("--request", request, "a number");
  const name = args.text("name") ?? "diff";
  if (!isMarkName(name))
    return wrong("--name", name, "a name of letters, digits, `-`, `.` and `/`");
  const head = args.text("head");
  if (head !== null && !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(head)) {
    return wrong("--head", head, "the full hash of a commit");
  }
  const run = args.text("run") ?? env["GITHUB_RUN_ID"] ?? env["CI_PIPELINE_ID"] ?? "0";
  if (!/^\d{1,15}$/.test(run)) return wrong("--run", run, "a number");
  return { request: Number(request), name, run: Number(run), head };
}

/** In the workflow of a pull request: `refs/pull/12/merge`. */
function requestInRef(env: Environment): string | null {
  return /^refs\/pull\/(\d+)\//.exec(env["GITHUB_REF"] ?? "")?.[1] ?? null;
}

function isBranchName(name: string): boolean {
  return /^(?!-)[\w.+#@-]+(?:\/[\w.+#@-]+)*$/.test(name) && !name.includes("..");
}

/** The text of the file; null, and reported, if it is none. */
function readGiven({ positionals }: Arguments, cwd: string, report: Report): string | null {
  const [path = ""] = positionals;
  const text = readText(resolve(cwd, path), MAX_BYTES);
  const why =
    text === null
      ? `it cannot be read, or has more than ${MAX_BYTES} bytes`
      : text.trim() === ""
        ? "it is empty"
        : text.includes("\0")
          ? "it is no text"
          : null;
  if (why === null) return text;
  report(diagnostic("text-not-posted", { path, why }));
  return null;
}

function edgesOf(io: Io): ForgeEdges {
  return {
    fetch,
    pause: io.pause ?? ((ms) => after(ms)),
    now: io.now ?? Date.now,
    userAgent: `peerc/${packageVersion()}`,
  };
}
