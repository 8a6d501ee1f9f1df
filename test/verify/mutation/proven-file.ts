import { platforms } from "../../../src/platforms/index.ts";
import type { RouterPlan } from "../../../src/model/index.ts";
import { FileSegments } from "../../../src/verify/watch/file-segments.ts";
import {
  dependenciesOf,
  proveChange,
  type ProvenFile,
} from "../../../src/verify/watch/prove-change.ts";
import { sessionSegments } from "../../../src/verify/watch/session-segments.ts";
import { proveFile } from "../../../src/verify/proof/verify-file.ts";

/** A file of a plan's router, proven as a whole; throws where it is not, or cannot be cut into segments. */
export function provenFile(plan: RouterPlan, text: string): ProvenFile {
  const segments = FileSegments.of(text, platforms[plan.platform], null);
  const proven = proveFile(plan, { path: "file", raw: text }, "file", () => undefined);
  const sessions =
    proven && segments && sessionSegments(proven.reading, segments, new Set(segments.segments));
  if (!segments || !sessions) throw new Error("not proven, or not in segments");
  return { plan, segments, sessions: dependenciesOf(sessions, segments) };
}

/** Whether another text of the file is proven by what was proven before. */
export function provesChange(before: ProvenFile, plan: RouterPlan, text: string): boolean {
  const segments = FileSegments.of(text, platforms[plan.platform], before.segments);
  return segments !== null && proveChange(before, plan, segments, "file") !== null;
}
