import type { Arguments } from "../commands/command.ts";
import type { Io } from "../output/io.ts";
import type { NewFile } from "./repository-files.ts";

/** What `peerc init` has done, or would do. */
export interface Printed {
  /** As the user named it. */
  readonly folder: string;
  readonly files: ReadonlyMap<string, NewFile>;
  /** What is there already, and stays as it is. */
  readonly kept: readonly string[];
  /** What is to be checked, in sentences. */
  readonly remarks: readonly string[];
  readonly isDry: boolean;
}

/** Prints which files were written, and what comes next. */
export function printStarted(
  { folder, files, kept, remarks, isDry }: Printed,
  args: Arguments,
  io: Io,
): void {
  const paths = [...files.keys()];
  if (args.text("format") === "json") {
    io.stdout(
      `${JSON.stringify({ folder, written: !isDry, files: paths, kept, remarks }, null, 2)}\n`,
    );
    return;
  }
  const next = [
    ["npm install", "package-lock.json, from which the pipelines install peerc"],
    ["peerc fetch", "what you and the first peer have registered"],
    ["peerc build", "the routers' configurations, proven"],
    ["peerc test", "what must never happen does not"],
    ["git config core.hooksPath .githooks", "checks before each commit"],
  ] as const;
  io.stdout(
    `${[
      `${isDry ? "Would write" : "Written"} to ${folder === "." ? "this folder" : folder}:`,
      ...paths.map((path) => `  ${path}`),
      ...(kept.length > 0 ? [`Left as they are: ${kept.join(", ")}`] : []),
      ...remarks.map((remark) => `- ${remark}`),
      ...(isDry
        ? []
        : [
            `Next${folder === "." ? "" : `, in ${folder}`}:`,
            ...next.map(([line, about]) => `  ${line.padEnd(36)}# ${about}`),
          ]),
    ].join("\n")}\n`,
  );
}
