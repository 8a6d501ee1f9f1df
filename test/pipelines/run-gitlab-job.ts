import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { parseAllDocuments } from "yaml";

import { runCommand, type Ran } from "./run-command.ts";

/** A job of a component as it is read. */
interface GitlabJob {
  readonly extends?: string;
  readonly rules?: readonly { readonly if: string }[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly before_script?: readonly string[];
  readonly script?: readonly string[];
  readonly artifacts?: Readonly<Record<string, unknown>>;
}

/** Reads a component with the defaults of its inputs: its jobs by name, hidden ones left out and `extends` filled in. */
export function readComponent(text: string): ReadonlyMap<string, GitlabJob> {
  const [head, body] = parseAllDocuments(text).map((one) => one.toJS() as unknown);
  const { spec } = head as { spec: { inputs: Record<string, { default: string }> } };
  const filled = JSON.stringify(body).replace(
    /\$\[\[ inputs\.(\w+) \]\]/g,
    (_, name: string) => spec.inputs[name]?.default ?? "",
  );
  const jobs = JSON.parse(filled) as Record<string, GitlabJob>;
  return new Map(
    Object.entries(jobs)
      .filter(([name]) => !name.startsWith("."))
      .map(([name, job]) => [name, { ...jobs[job.extends ?? ""], ...job }]),
  );
}

/** Whether a pipeline with these variables has a job: rules of `==`, `&&` and whether a variable is set. */
export function hasJob({ rules }: GitlabJob, env: Readonly<Record<string, string>>): boolean {
  const valueOf = (word: string): string =>
    word.startsWith("$") ? (env[word.slice(1)] ?? "") : word.replace(/^"(.*)"$/, "$1");
  return (rules ?? []).some((rule) =>
    rule.if.split("&&").every((part) => {
      const [left = "", right] = part.split("==").map((side) => valueOf(side.trim()));
      return right === undefined ? left !== "" : left === right;
    }),
  );
}

/** Runs a job as a shell runner does: before_script and script as one script of bash, which ends at the first failure. */
export function runGitlabJob(
  { variables, before_script: before = [], script = [] }: GitlabJob,
  workspace: string,
  env: Readonly<Record<string, string>>,
): Promise<Ran> {
  const file = join(workspace, "..", "job.sh");
  mkdirSync(join(workspace, ".."), { recursive: true });
  writeFileSync(file, [...before, ...script].join("\n"));
  // A variable may refer to another one.
  const own = Object.entries(variables ?? {}).map(([name, value]) => [
    name,
    value.replace(/\$(\w+)/g, (_, other: string) => env[other] ?? ""),
  ]);
  return runCommand("bash", ["-eo", "pipefail", file], {
    cwd: workspace,
    env: { ...env, ...(Object.fromEntries(own) as Record<string, string>) },
  });
}
