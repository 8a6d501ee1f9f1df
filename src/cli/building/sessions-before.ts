import type { SessionsBefore } from "../../assertions/index.ts";
import type { Report } from "../../diagnostics/index.ts";
import { matchSessions } from "../../diff/index.ts";
import type { RouterPlan } from "../../model/index.ts";
import { findSides } from "../input/find-sides.ts";
import { loadSide } from "./load-side.ts";

/**
 * The sessions before a change, by what they are now; null if no base was given. "unknown", and reported, if it cannot
 * be read or has errors.
 */
export async function sessionsBefore(
  base: string | null,
  dir: string,
  plans: readonly RouterPlan[],
  cwd: string,
  report: Report,
): Promise<SessionsBefore | null | "unknown"> {
  if (base === null) return null;
  const sides = await findSides(cwd, { base, head: null, dir }, report);
  if (!sides) return "unknown";
  const { compiled, diagnostics } = loadSide(cwd, sides[0], {});
  // Its warnings were for those who made it.
  diagnostics.filter(({ severity }) => severity === "error").forEach(report);
  if (!compiled) return "unknown";
  const { kept, moved } = matchSessions(compiled.plans, plans);
  return new Map([...kept, ...moved].map(({ before, after }) => [after.session, before.session]));
}
