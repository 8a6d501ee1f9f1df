import { runCommand } from "../../system/index.ts";
import { aboutPackage } from "../package-files.ts";

/** What `peerc --version --json` prints: what a report of a problem must say. */
export interface VersionReport {
  readonly version: string;
  /** The commit of which the program was built; null if that is not known. */
  readonly commit: string | null;
  /** Node's version, without `v`. */
  readonly node: string;
  /** `linux-x64`. */
  readonly platform: string;
  /** The versions of the programs that peerc runs if they are there; null: not installed, or it does not say. */
  readonly tools: Readonly<Record<keyof typeof TOOLS, string | null>>;
}

/** How each program is asked for its version, and where that is in the answer. */
const TOOLS = {
  bgpq4: { args: ["-v"], version: /version:? (\d[\w.]*)/ },
  bird: { args: ["--version"], version: /version (\d[\w.]*)/ },
  // vtysh has no option for it.
  vtysh: { args: ["--help"], version: /\(version (\d[\w.]*)\)/ },
  git: { args: ["--version"], version: /version (\d[\w.]*)/ },
} as const;

/** How long a program may take to say its version, in milliseconds. */
const TIMEOUT_MS = 5_000;

/** Collects the versions of everything that takes part. */
export async function versionReport(run = runCommand): Promise<VersionReport> {
  const { version, commit } = aboutPackage();
  const ask = async (
    { args, version: where }: (typeof TOOLS)[keyof typeof TOOLS],
    name: string,
  ) => {
    try {
      const answer = await run(name, args, { timeoutMs: TIMEOUT_MS });
      return answer === null ? null : (where.exec(answer.stdout + answer.stderr)?.[1] ?? null);
    } catch {
      // It is there, but may not be run.
      return null;
    }
  };
  const [bgpq4, bird, vtysh, git] = await Promise.all([
    ask(TOOLS.bgpq4, "bgpq4"),
    ask(TOOLS.bird, "bird"),
    ask(TOOLS.vtysh, "vtysh"),
    ask(TOOLS.git, "git"),
  ]);
  return {
    version,
    commit,
    node: process.versions.node,
    platform: `${process.platform}-${process.arch}`,
    tools: { bgpq4, bird, vtysh, git },
  };
}
