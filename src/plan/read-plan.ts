import { diagnostic, type Report, type Source } from "../diagnostics/index.ts";
import {
  child,
  items,
  makeValidator,
  parseJson,
  textOf,
  toPlain,
  type Node,
} from "../document/index.ts";
import { planDigest } from "./plan-digest.ts";
import { check } from "./plan.check.ts";

const validate = makeValidator(check);

/** What a plan says about files: all that is needed to hold a network or a router against it. */
export interface PlannedFiles {
  /** The plan's own path, for messages. */
  readonly path: string;
  readonly digest: string;
  readonly files: readonly PlannedFile[];
  /** The routers on which nothing is loaded. */
  readonly others: readonly string[];
}

/** The file that is to be loaded on a router. */
export interface PlannedFile {
  readonly router: string;
  /** Relative to the network's folder. */
  readonly file: string;
  /** SHA-256 of the file with placeholders, hexadecimal. */
  readonly sha256: string;
}

/** Reads a plan; null, and reported, if it is none, or not as `peerc plan` wrote it. */
export function readPlan(source: Source, report: Report): PlannedFiles | null {
  const root = parseJson(source, report);
  if (!root || !validate(root, report)) return null;
  const digest = textIn(root, "digest");
  if (planDigest(toPlain(root)) !== digest) {
    const span = child(root, "digest")?.span ?? root.span;
    report(diagnostic("plan-edited", { path: source.path }, { span }));
    return null;
  }
  const names = (key: string) => items(child(root, key)).flatMap((node) => textOf(node) ?? []);
  return {
    path: source.path,
    digest,
    files: items(child(root, "routers")).map((node) => ({
      router: textIn(node, "name"),
      file: textIn(node, "file"),
      sha256: textIn(node, "sha256"),
    })),
    others: [...names("comments_only"), ...names("removed"), ...names("unchanged")],
  };
}

function textIn(node: Node, key: string): string {
  return textOf(child(node, key)) ?? "";
}
