import { platforms } from "../../../src/platforms/index.ts";
import type { RouterPlan } from "../../../src/model/index.ts";
import { FilePieces } from "../../../src/verify/watch/file-segments.ts";
import { groundsOf, proveChange, type ProvenFile } from "../../../src/verify/watch/prove-change.ts";
import { sessionPieces } from "../../../src/verify/watch/session-segments.ts";
import { proveFile } from "../../../src/verify/proof/verify-file.ts";

/** A file of a plan's router, proven as a whole; throws where it is not, or cannot be cut into pieces. */
export function provenFile(plan: RouterPlan, text: string): ProvenFile {
  const pieces = FilePieces.of(text, platforms[plan.platform], null);
  const proven = proveFile(plan, { path: "file", raw: text }, "file", () => undefined);
  const sessions =
    proven && pieces && sessionPieces(proven.reading, pieces, new Set(pieces.pieces));
  if (!pieces || !sessions) throw new Error("not proven, or not in pieces");
  return { plan, pieces, sessions: groundsOf(sessions, pieces) };
}

/** Whether another text of the file is proven by what was proven before. */
export function provesChange(before: ProvenFile, plan: RouterPlan, text: string): boolean {
  const pieces = FilePieces.of(text, platforms[plan.platform], before.pieces);
  return pieces !== null && proveChange(before, plan, pieces, "file") !== null;
}
