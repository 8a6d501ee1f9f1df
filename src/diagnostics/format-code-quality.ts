import { createHash } from "node:crypto";

import type { Diagnostic } from "./diagnostic.ts";
import { createLocate } from "./locate.ts";
import { makeVisible } from "./make-visible.ts";
import { printJson } from "./print-json.ts";

/** The severities of GitLab, of which these three are used. */
const SEVERITIES = { error: "critical", warning: "minor", note: "info" } as const;

/**
 * Prints diagnostics as a Code Quality report, which GitLab shows next to the changed lines of a merge request
 * (docs.gitlab.com/ci/testing/code_quality: a list of `description`, `check_name`, `fingerprint`, `severity`, `location`).
 * `pathOf`: a file's path from the top of the repository, if it has one there. A report without a place is at `elsewhere`.
 *
 * Two reports of one branch are compared by the fingerprints, so that of a diagnostic does not depend on its line.
 */
export function formatCodeQuality(
  diagnostics: readonly Diagnostic[],
  pathOf: (path: string) => string | null = (path) => path,
  elsewhere = "network.yaml",
): string {
  const locate = createLocate();
  const seen = new Map<string, number>();
  return printJson(
    diagnostics.map((d) => {
      const location = d.span ? locate(d.span) : null;
      const path = (location && (pathOf(location.path) ?? location.path)) ?? elsewhere;
      const text = d.hint === undefined ? d.message : `${d.message}\nhint: ${d.hint}`;
      const same = [d.code, path, d.message].join("\0");
      const before = seen.get(same) ?? 0;
      seen.set(same, before + 1);
      return {
        description: text.split(/\r?\n/).map(makeVisible).join("\n"),
        check_name: d.code,
        fingerprint: createHash("sha256").update(`${same}\0${before}`).digest("hex"),
        severity: SEVERITIES[d.severity],
        location: { path, lines: { begin: location?.start.line ?? 1 } },
      };
    }),
  );
}
