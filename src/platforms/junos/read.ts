import { MaskedFile, type RawFile, type Report } from "../../diagnostics/index.ts";
import type { ReadRequest, RouterReading } from "../../model/index.ts";
import { ReadingProblems } from "../reading-problems.ts";
import { readCaches } from "./reader/caches.ts";
import { readIdentity } from "./reader/identity.ts";
import { inherit } from "./reader/inheritance.ts";
import { JunosObjects } from "./reader/objects.ts";
import { readSessions } from "./reader/sessions.ts";
import { Statement } from "./reader/statement.ts";
import { readStatements } from "./reader/statements.ts";
import { secretsIn } from "./secrets.ts";

/**
 * Reads a Junos configuration back, in braces or as `set` commands, with the groups it applies. What is neither read
 * nor known to be irrelevant (`reader/ignored.ts`) is reported.
 */
export function read(raw: RawFile, request: ReadRequest, report: Report): RouterReading {
  const file = new MaskedFile(raw, secretsIn);
  const problems = new ReadingProblems("Junos", file, report);
  const statements = readStatements(raw.raw, problems);
  if (request.form === "file") reportMerged(statements, problems);
  const inherited = inherit(statements, problems);
  const { root, repeated } = inherited;
  const rpki = readCaches(inherited, problems);
  const options = root.find("policy-options") ?? new Statement("policy-options", 1);
  const objects = new JunosObjects(options, rpki.length > 0, repeated, problems);
  return {
    file,
    form: request.form,
    routerId: readIdentity(inherited, request, problems),
    // Leaving something out of the group removes it.
    removed: "inexpressible",
    removedObjects: "inexpressible",
    sessions: readSessions(inherited, request, objects, problems),
    rpki,
    unused: objects.unused,
  };
}

/** A group that is loaded without `replace:` keeps its previous content, including what is no longer declared. */
function reportMerged(root: Statement, problems: ReadingProblems): void {
  for (const group of root.find("groups")?.children ?? []) {
    if (group.replaces) continue;
    problems.notUnderstood(
      group.line,
      "without `replace:` the group keeps what it held before, declared or not",
    );
  }
}
