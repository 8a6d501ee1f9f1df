import type { RouterPlan } from "../../../src/model/index.ts";
import { FileSegments } from "../../../src/incremental/proof/file-segments.ts";
import {
  dependenciesOf,
  proveChange,
  type ProvenFile,
} from "../../../src/incremental/proof/prove-change.ts";
import { segmentForms } from "../../../src/incremental/segments/segment-forms.ts";
import { sessionSegments } from "../../../src/incremental/proof/session-segments.ts";
import { proveFile } from "../../../src/verify/proof/verify-file.ts";

/** A file of a plan's router, proven as a whole; throws if the proof fails, or the file cannot be cut into segments. */
export function provenFile(plan: RouterPlan, text: string): ProvenFile {
  const segments = FileSegments.of(text, segmentForms[plan.platform]!, null);
  const proven = proveFile(plan, { path: "file", raw: text }, "file", () => undefined);
  const sessions =
    proven && segments && sessionSegments(proven.reading, segments, new Set(segments.segments));
  if (!segments || !sessions) throw new Error("not proven, or not in segments");
  return { plan, segments, sessions: dependenciesOf(sessions, segments) };
}

/** Whether another text of the file is proven by what was proven before. */
export function provesChange(before: ProvenFile, plan: RouterPlan, text: string): boolean {
  const segments = FileSegments.of(text, segmentForms[plan.platform]!, before.segments);
  return segments !== null && proveChange(before, plan, segments, "file") !== null;
}
