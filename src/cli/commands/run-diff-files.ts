import { diagnostic, Diagnostics } from "../../diagnostics/index.ts";
import { compareFiles, type DiffReport } from "../../diff/index.ts";
import { PLATFORMS, type PlatformName } from "../../model/index.ts";
import { differingLines } from "../building/differing-lines.ts";
import { findRouterFiles, type FoundFiles, type RouterFile } from "../input/find-router-files.ts";
import { readRouterFiles } from "../input/read-router-files.ts";
import type { Arguments } from "./command.ts";
import type { SideFailure } from "./print-failures.ts";

/** The difference between two sets of files, or why they cannot be compared. */
export type FilesCompared =
  | { readonly report: DiffReport }
  | { readonly failures: readonly SideFailure[]; readonly isUsage: boolean };

/** Compares the files of routers, without a declaration. */
export function compareRouterFiles(
  args: Arguments,
  cwd: string,
  mostRanges: number,
): FilesCompared {
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const fail = (isUsage: boolean): FilesCompared => ({
    failures: [{ what: "files", title: null, diagnostics: diagnostics.all }],
    isUsage,
  });
  const wrong = (problem: string): FilesCompared => {
    report(diagnostic("wrong-usage", { problem, command: "diff" }));
    return fail(true);
  };
  const [old, now] = args.positionals;
  if (old === undefined || now === undefined) {
    return wrong("--files compares two files, or two folders of files: give both");
  }
  const text = args.text("platform");
  const platform = PLATFORMS.find((one) => one === text) ?? null;
  if (text !== null && platform === null) {
    return wrong(`--platform takes one of ${PLATFORMS.join(", ")}, and got \`${text}\``);
  }
  const [first, second] = [findRouterFiles(cwd, old, report), findRouterFiles(cwd, now, report)];
  if (!first || !second) return fail(false);
  const sides = paired(first, second);
  if (sides[0].length === 0 || sides[1].length === 0) {
    const [file, folder] = first.kind === "file" ? [first, now] : [second, old];
    const name = file.files[0]?.name ?? "";
    report(diagnostic("router-file-missing", { path: `${folder}/${name}.conf` }));
    return fail(false);
  }
  return compared(sides, platform, { before: old, after: now, mostRanges });
}

function compared(
  sides: readonly [readonly RouterFile[], readonly RouterFile[]],
  platform: PlatformName | null,
  options: { readonly before: string; readonly after: string; readonly mostRanges: number },
): FilesCompared {
  const [before, after] = readRouterFiles(sides, platform);
  if (!before.routers || !after.routers) {
    const titles = [`before the change (${options.before})`, `after the change (${options.after})`];
    const failures = [before, after].map(({ diagnostics }, i) => ({
      what: "files" as const,
      title: titles[i] ?? null,
      diagnostics,
    }));
    return { failures, isUsage: false };
  }
  const lines = countLines(...sides);
  return { report: compareFiles(before.routers, after.routers, { ...options, lines }) };
}

/** The files of both sides by router: two files are one router's, and a file and a folder have one in common. */
function paired(
  before: FoundFiles,
  after: FoundFiles,
): readonly [readonly RouterFile[], readonly RouterFile[]] {
  if (before.kind === "folder" && after.kind === "folder") return [before.files, after.files];
  const [one] = after.kind === "file" ? after.files : before.files;
  if (!one) return [[], []];
  const { name } = one;
  const of = ({ kind, files }: FoundFiles) =>
    kind === "file"
      ? files.map((file) => ({ ...file, name }))
      : files.filter((file) => file.name === name);
  return [of(before), of(after)];
}

function countLines(before: readonly RouterFile[], after: readonly RouterFile[]): number {
  const names = [...new Set([...before, ...after].map(({ name }) => name))];
  const text = (files: readonly RouterFile[], name: string) =>
    files.find((file) => file.name === name)?.raw ?? "";
  return names.reduce(
    (sum, name) => sum + differingLines(text(before, name), text(after, name)),
    0,
  );
}
