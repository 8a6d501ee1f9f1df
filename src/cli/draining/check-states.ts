import {
  withState,
  type Declaration,
  type DeclaredState,
  type StateTarget,
} from "../../declaration/index.ts";
import { diagnostic, Diagnostics, type Report } from "../../diagnostics/index.ts";
import type { DiskFiles } from "../input/disk-files.ts";
import { readNetworkIn } from "../input/load-network.ts";
import type { EditedFile } from "../limiting/edit-limits.ts";
import { withEdited } from "../limiting/with-edited.ts";
import { declaredBy } from "./edit-states.ts";
import { isSameDeclaration } from "./same-declaration.ts";

/**
 * Reads a declaration with edited files: it must be the one before with the states that the targets declare now, and nothing
 * else. Null, and reported, if it has mistakes or differs in more.
 */
export function checkStates(
  cwd: string,
  { declaration, files }: { readonly declaration: Declaration; readonly files: DiskFiles },
  targets: readonly StateTarget[],
  edited: readonly EditedFile[],
  report: Report,
): Declaration | null {
  const found = new Diagnostics();
  const after = readNetworkIn(cwd, withEdited(files, edited), found.report);
  if (found.failed || !after?.whole) {
    found.all.filter(({ severity }) => severity === "error").forEach(report);
    return null;
  }
  const stateOf = (target: StateTarget): DeclaredState | null =>
    declaredBy(after.declaration, inOther(target, declaration, after.declaration));
  const expected = targets.reduce(
    (changed, target) => withState(changed, [target], stateOf(target)),
    declaration,
  );
  if (isSameDeclaration(withoutEmptySites(expected), withoutEmptySites(after.declaration))) {
    return after.declaration;
  }
  const params = { files: edited.map(({ shown }) => shown) };
  report(diagnostic("state-edit-unexpected", params));
  return null;
}

/** The same target in another version: of a session, its object there. */
function inOther(target: StateTarget, before: Declaration, after: Declaration): StateTarget {
  if (target.kind !== "session") return target;
  const at = before.peers.findIndex(({ sessions }) => sessions.includes(target.session));
  const index = before.peers[at]?.sessions.indexOf(target.session) ?? -1;
  const session = after.peers[at]?.sessions[index];
  return session ? { kind: "session", session } : target;
}

function withoutEmptySites(declaration: Declaration): Declaration {
  return { ...declaration, sites: declaration.sites.filter(({ state }) => state !== null) };
}
