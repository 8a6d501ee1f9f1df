import { diagnostic, type Report } from "../diagnostics/index.ts";
import type { GitResult } from "./run-git.ts";

/** Reports why git failed, in its own words if they say more than we know. */
export function reportGitFailure(result: GitResult, folder: string, report: Report): void {
  if (result === null) {
    report(diagnostic("git-missing", {}));
    return;
  }
  const { stderr, timedOut, overflowed } = result;
  if (/dubious ownership|unsafe repository/.test(stderr)) {
    const command = /^\s*(git config --global --add safe\.directory .+)$/m.exec(stderr)?.[1];
    report(diagnostic("git-distrusts", { folder, ...(command === undefined ? {} : { command }) }));
    return;
  }
  if (/not a git repository/i.test(stderr)) {
    report(diagnostic("git-no-repository", { folder }));
    return;
  }
  const words = stderr.split("\n").find((line) => /^(?:fatal|error): /.test(line));
  const why = timedOut
    ? "it took too long"
    : overflowed
      ? "it printed more than can be taken"
      : (words?.replace(/^\w+: /, "") ?? `it ended with exit code ${result.exitCode}`);
  report(diagnostic("git-failed", { folder, why }));
}
