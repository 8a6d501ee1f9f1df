import type { CompileSteps } from "../../compile/index.ts";
import type { RawFile, Report } from "../../diagnostics/index.ts";
import type { parseWithoutSecrets } from "../../document/index.ts";
import type { RouterPlan } from "../../model/index.ts";
import type { readLibrary } from "../../policy/index.ts";
import type { ReadSnapshotObject } from "../../snapshot/index.ts";
import type { FileReader } from "../../system/index.ts";
import type { Acceptance, RouterProof } from "../../verify/index.ts";

/**
 * Stages of a build that can be done in another way with the same results, as a process does that builds again and again
 * (`src/incremental`). What is not given is done in the plain way.
 */
export interface Stages {
  readonly files?: FileReader;
  readonly read?: {
    readonly parse: typeof parseWithoutSecrets;
    readonly readLibrary: typeof readLibrary;
    readonly readObject: ReadSnapshotObject;
  };
  readonly compile?: CompileSteps;
  readonly createAcceptance?: () => Acceptance;
  readonly render?: (plan: RouterPlan) => string;
  readonly prove?: (plan: RouterPlan, file: RawFile, report: Report) => RouterProof | null;
  /** Whether a file, by its absolute path, contains exactly a text. */
  readonly hasText?: (path: string, text: string) => boolean;
}
