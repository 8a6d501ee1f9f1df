import {
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { packagePath } from "../../src/cli/package-files.ts";
import { Progress } from "../../src/cli/output/progress.ts";
import { run } from "../../src/cli/run.ts";
import { PREPARE } from "./prepare.ts";

const HERE = "test/hostile";

/** The small network that is right; a case is a few files that replace or join its files. */
export const BASE = `${HERE}/base`;

/** Where the cases are: `cases/<area>/<name>/`. */
export const CASES = `${HERE}/cases`;

/** Files of a case that are not part of its network. */
const OWN_FILES = ["command.txt", "expected.txt"];

/** What a command line did. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Every path of the folder before and after: what is there, and what is in it. */
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

/** The cases, as `<area>/<name>`. */
export function listCases(): readonly string[] {
  return readdirSync(CASES)
    .sort()
    .flatMap((area) =>
      readdirSync(join(CASES, area))
        .sort()
        .map((name) => `${area}/${name}`),
    );
}

/** The command line of a case: one argument per line, in JSON if a line cannot contain it; `validate` by default. */
export function commandOf(name: string): readonly string[] {
  const path = join(CASES, name, "command.txt");
  if (!existsSync(path)) return ["validate"];
  return readFileSync(path, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => (line.startsWith('"') ? String(JSON.parse(line)) : line));
}

/** Runs a command line in a fresh copy of the base with a case laid over it; `null` is the base alone. */
export async function runCase(name: string | null, argv: readonly string[]): Promise<Outcome> {
  const work = realpathSync(mkdtempSync(join(tmpdir(), "peerc-hostile-")));
  try {
    const cwd = join(work, "network");
    cpSync(BASE, cwd, { recursive: true });
    if (name !== null) {
      const folder = join(CASES, name);
      for (const entry of readdirSync(folder)) {
        if (OWN_FILES.includes(entry)) continue;
        cpSync(join(folder, entry), join(cwd, entry), { recursive: true });
      }
      PREPARE[name]?.(cwd);
    }
    const printed = { stdout: "", stderr: "" };
    const before = treeOf(work);
    const code = await run(argv, {
      stdout: (text) => void (printed.stdout += text),
      stderr: (text) => void (printed.stderr += text),
      colour: false,
      progress: new Progress(null),
      cwd,
      signal: AbortSignal.timeout(10_000),
    });
    const shown = (text: string) =>
      text.replaceAll(work, "$WORK").replaceAll(packagePath("policies/"), "$PEERC/policies/");
    return {
      code,
      stdout: shown(printed.stdout),
      stderr: shown(printed.stderr),
      before,
      after: treeOf(work),
    };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** All that is in a folder: kinds and modes, the bytes of files, the targets of links. */
function treeOf(root: string): ReadonlyMap<string, string> {
  const tree = new Map<string, string>();
  const walk = (path: string): void => {
    const full = join(root, path);
    const stat = lstatSync(full);
    const mode = stat.mode.toString(8);
    if (stat.isSymbolicLink()) tree.set(path, `${mode} -> ${readlinkSync(full)}`);
    else if (stat.isDirectory()) {
      tree.set(path, mode);
      for (const name of readdirSync(full).sort()) walk(join(path, name));
    } else tree.set(path, `${mode} ${readFileSync(full).toString("latin1")}`);
  };
  walk(".");
  return tree;
}
