import type { RawFile, Report } from "../../diagnostics/index.ts";
import { platforms } from "../../platforms/index.ts";
import type { RouterPlan } from "../../model/index.ts";
import { FileSegments } from "./file-segments.ts";
import { asksForAsSets, noteWithoutSets, proveFile, type RouterProof } from "../../verify/index.ts";
import { segmentForms } from "../segments/segment-forms.ts";
import { dependenciesOf, proveChange, type ProvenFile } from "./prove-change.ts";
import { sessionSegments } from "./session-segments.ts";

/** Proves one router's file repeatedly as it changes: the whole file once, then only what has changed. */
export class IncrementalProof {
  #proven: ProvenFile | null = null;

  /**
   * Like `verifyFile`, for a file to load. `reused` is the plan in which unchanged parts are the previous plan's own
   * objects (`reuseUnchanged`).
   */
  prove(plan: RouterPlan, reused: RouterPlan, file: RawFile, report: Report): RouterProof | null {
    const before = this.#proven;
    const forms = segmentForms[plan.platform];
    const segments = forms ? FileSegments.of(file.raw, forms, before?.segments ?? null) : null;
    this.#proven = before && segments && proveChange(before, reused, segments, file.path);
    if (this.#proven) return proofOf(plan, report);
    const proven = proveFile(plan, file, "file", report);
    const found =
      proven && segments && sessionSegments(proven.reading, segments, new Set(segments.segments));
    if (segments && found) {
      this.#proven = { plan: reused, segments, sessions: dependenciesOf(found, segments) };
    }
    return proven?.proof ?? null;
  }
}

/** The result for a proven file. */
function proofOf(plan: RouterPlan, report: Report): RouterProof {
  const platform = platforms[plan.platform];
  const sessions = plan.peers.flatMap((peer) => peer.sessions);
  const policies = sessions.flatMap((session) => [session.import, session.export]);
  const without = policies.filter((policy) => !asksForAsSets(policy));
  noteWithoutSets(plan, platform.asSets === "documented" ? 0 : without.length, platform, report);
  return { sessions: sessions.length, filters: policies.length };
}
