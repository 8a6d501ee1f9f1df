import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { parse } from "yaml";

import { runTestGit } from "../fixtures/git-history.ts";
import { runCommand } from "./run-command.ts";
import { CACHE } from "./workspace.ts";
import { expand, isWanted, type Context } from "./workflow-expression.ts";

interface Step {
  readonly name?: string;
  readonly if?: string | boolean;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, unknown>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly if?: string | boolean;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

/** A workflow as it is read. */
export interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** What a workflow runs on. */
export interface WorkflowRun {
  /** The text of the workflow: that of the commit which the forge takes it from. */
  readonly workflow: string;
  /** The `github` context: `event`, `repository`, `base_ref`. */
  readonly github: Readonly<Record<string, unknown>>;
  /** The bare repository, and the commit that is checked out unless the workflow says another one. */
  readonly remote: string;
  readonly commit: string;
  /** A folder for the runner. */
  readonly home: string;
  /** Programs in place of those that the runner has: `npm`, `npx`. */
  readonly programs: string;
  readonly env: Readonly<Record<string, string>>;
  /** Called when a job begins, with what its token may do. */
  readonly onJob?: (permissions: Readonly<Record<string, string>>) => void;
}

/** What a job did. */
export interface JobRun {
  readonly code: number;
  readonly log: string;
  /** The names of its steps that ran, those of the composite action as well. */
  readonly steps: readonly string[];
  readonly summary: string;
  /** The uploaded folder, if any. */
  readonly artifact: string | null;
  /** The uploaded SARIF file, if any. */
  readonly sarif: string | null;
}

/**
 * Runs the jobs of a workflow, step by step, as a runner of GitHub or Forgejo does: a fresh clone, the steps' environment, the
 * shells with their options, expressions, conditions and the composite action. The actions of others are played.
 */
export async function runWorkflow(run: WorkflowRun): Promise<Readonly<Record<string, JobRun>>> {
  const workflow = parse(run.workflow) as Workflow;
  const done: Record<string, JobRun> = {};
  for (const [name, job] of Object.entries(workflow.jobs)) {
    const github = run.github;
    if (!isWanted(job.if, { github }, { failed: false })) continue;
    run.onJob?.(job.permissions ?? workflow.permissions ?? {});
    done[name] = await new Runner(run, join(run.home, name)).run(job);
  }
  return done;
}

class Runner {
  readonly #run: WorkflowRun;
  readonly #home: string;
  readonly #workspace: string;
  readonly #summary: string;
  #code = 0;
  #log = "";
  #steps: string[] = [];
  #artifact: string | null = null;
  #sarif: string | null = null;

  constructor(run: WorkflowRun, home: string) {
    this.#run = run;
    this.#home = home;
    this.#workspace = join(home, "work");
    this.#summary = join(home, "summary.md");
  }

  async run(job: Job): Promise<JobRun> {
    rmSync(this.#home, { recursive: true, force: true });
    mkdirSync(this.#workspace, { recursive: true });
    writeFileSync(this.#summary, "");
    await this.#runSteps(job.steps, { github: this.#run.github });
    return {
      code: this.#code,
      log: this.#log,
      steps: this.#steps,
      summary: readFileSync(this.#summary, "utf8"),
      artifact: this.#artifact,
      sarif: this.#sarif,
    };
  }

  async #runSteps(steps: readonly Step[], context: Context): Promise<void> {
    for (const step of steps) {
      const has = (path: string): boolean => existsSync(join(this.#workspace, path));
      if (!isWanted(step.if, context, { failed: this.#code !== 0, has })) continue;
      this.#steps.push(step.name ?? step.uses ?? "run");
      if (step.uses === undefined) await this.#runScript(step, context);
      else await this.#use(step.uses, inputsOf(step, context));
    }
  }

  async #runScript(step: Step, context: Context): Promise<void> {
    const script = join(this.#home, "step.sh");
    writeFileSync(script, expand(step.run ?? "", context));
    // docs.github.com/actions, "Workflow syntax": unspecified is `bash -e`, `bash` has pipefail.
    const options = step.shell === "bash" ? ["--noprofile", "--norc", "-eo", "pipefail"] : ["-e"];
    const env = Object.entries(step.env ?? {}).map(
      ([name, value]) => [name, expand(String(value), context)] as const,
    );
    const { code, log } = await runCommand("bash", [...options, script], {
      cwd: this.#workspace,
      env: {
        PATH: `${this.#run.programs}:${process.env["PATH"] ?? ""}`,
        HOME: this.#home,
        XDG_CACHE_HOME: CACHE,
        CI: "true",
        GIT_CONFIG_NOSYSTEM: "1",
        GITHUB_STEP_SUMMARY: this.#summary,
        ...this.#run.env,
        ...Object.fromEntries(env),
      },
    });
    this.#log += log;
    if (code !== 0) this.#code = code;
  }

  async #use(uses: string, inputs: Readonly<Record<string, string>>): Promise<void> {
    const name = uses.replace(/^https:\/\/[^/]+\//, "").replace(/@.*$/, "");
    switch (name) {
      case "actions/checkout":
        return this.#checkOut(inputs);
      case "actions/setup-node":
        return;
      case "github/codeql-action/upload-sarif":
        this.#sarif = readFileSync(join(this.#workspace, inputs["sarif_file"] ?? ""), "utf8");
        return;
      case "actions/upload-artifact":
      case "forgejo/upload-artifact":
        // Without files it only warns.
        if (!existsSync(join(this.#workspace, inputs["path"] ?? ""))) return;
        this.#artifact = join(this.#home, "artifact");
        cpSync(join(this.#workspace, inputs["path"] ?? ""), this.#artifact, { recursive: true });
        return;
      default: {
        if (!name.startsWith("./")) throw new Error(`an action: ${uses}`);
        const file = join(this.#workspace, name, "action.yml");
        const action = parse(readFileSync(file, "utf8")) as {
          readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
          readonly runs: { readonly using: string; readonly steps: readonly Step[] };
        };
        const defaults = Object.entries(action.inputs).map(([key, one]) => [
          key,
          one.default ?? "",
        ]);
        const all = { ...(Object.fromEntries(defaults) as Record<string, string>), ...inputs };
        await this.#runSteps(action.runs.steps, { github: this.#run.github, inputs: all });
      }
    }
  }

  /** What actions/checkout does: one commit, or with `fetch-depth: 0` all branches. */
  #checkOut(inputs: Readonly<Record<string, string>>): void {
    const { remote, commit } = this.#run;
    const git = (...args: readonly string[]) => runTestGit(this.#workspace, args);
    const depth = inputs["fetch-depth"] === "0" ? [] : ["--depth=1"];
    git("init", "--quiet");
    git("remote", "add", "origin", `file://${remote}`);
    if (depth.length === 0) {
      git("fetch", "--quiet", "origin", "+refs/heads/*:refs/remotes/origin/*");
    }
    const ref = inputs["ref"] ?? commit;
    git("fetch", "--quiet", ...depth, "origin", ref);
    git("checkout", "--quiet", "--detach", "FETCH_HEAD");
    if (!existsSync(join(this.#workspace, ".git"))) throw new Error("nothing is checked out");
  }
}

function inputsOf(step: Step, context: Context): Readonly<Record<string, string>> {
  const entries = Object.entries(step.with ?? {});
  return Object.fromEntries(entries.map(([key, value]) => [key, expand(String(value), context)]));
}
