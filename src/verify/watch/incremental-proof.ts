import type { RawFile, Report } from "../../diagnostics/index.ts";
import { platforms } from "../../platforms/index.ts";
import type { RouterPlan } from "../../model/index.ts";
import { FileSegments } from "./file-segments.ts";
import { asksForAsSets } from "../algebra/program-of.ts";
import { dependenciesOf, proveChange, type ProvenFile } from "./prove-change.ts";
import { sessionSegments } from "./session-segments.ts";
import { proveFile } from "../proof/verify-file.ts";
import { noteWithoutSets, type RouterProof } from "../proof/verify-router.ts";

/** Proves one router's file again and again as it changes: the whole of it once, and then what is not as it was. */
export class IncrementalProof {
  #proven: ProvenFile | null = null;

  /**
   * As `verifyFile`, for a file to be loaded. `steady` is the plan made steady with the one before (`reuseUnchanged`), so that
   * a session that says the same is the same object.
   */
  prove(plan: RouterPlan, steady: RouterPlan, file: RawFile, report: Report): RouterProof | null {
    const before = this.#proven;
    const segments = FileSegments.of(file.raw, platforms[plan.platform], before?.segments ?? null);
    this.#proven = before && segments && proveChange(before, steady, segments, file.path);
    if (this.#proven) return proofOf(plan, report);
    const proven = proveFile(plan, file, "file", report);
    const found =
      proven && segments && sessionSegments(proven.reading, segments, new Set(segments.segments));
    if (segments && found) {
      this.#proven = { plan: steady, segments, sessions: dependenciesOf(found, segments) };
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
