import type { RawFile, Report } from "../../diagnostics/index.ts";
import { platforms } from "../../platforms/index.ts";
import type { RouterPlan } from "../../model/index.ts";
import { FilePieces } from "./file-segments.ts";
import { asksForAsSets } from "../algebra/program-of.ts";
import { groundsOf, proveChange, type ProvenFile } from "./prove-change.ts";
import { sessionPieces } from "./session-segments.ts";
import { proveFile } from "../proof/verify-file.ts";
import { noteWithoutSets, type RouterProof } from "../proof/verify-router.ts";

/** Proves one router's file again and again as it changes: the whole of it once, and then what is not as it was. */
export class KeptProof {
  #proven: ProvenFile | null = null;

  /**
   * As `verifyFile`, for a file to be loaded. `steady` is the plan made steady with the one before (`steadyPlan`), so that
   * a session that says the same is the same object.
   */
  prove(plan: RouterPlan, steady: RouterPlan, file: RawFile, report: Report): RouterProof | null {
    const before = this.#proven;
    const pieces = FilePieces.of(file.raw, platforms[plan.platform], before?.pieces ?? null);
    this.#proven = before && pieces && proveChange(before, steady, pieces, file.path);
    if (this.#proven) return proofOf(plan, report);
    const proven = proveFile(plan, file, "file", report);
    const found = proven && pieces && sessionPieces(proven.reading, pieces, new Set(pieces.pieces));
    if (pieces && found) {
      this.#proven = { plan: steady, pieces, sessions: groundsOf(found, pieces) };
    }
    return proven?.proof ?? null;
  }
}

/** What is said of a file that is proven. */
function proofOf(plan: RouterPlan, report: Report): RouterProof {
  const platform = platforms[plan.platform];
  const sessions = plan.peers.flatMap((peer) => peer.sessions);
  const policies = sessions.flatMap((session) => [session.import, session.export]);
  const without = policies.filter((policy) => !asksForAsSets(policy));
  noteWithoutSets(plan, platform.asSets === "documented" ? 0 : without.length, platform, report);
  return { sessions: sessions.length, filters: policies.length };
}
