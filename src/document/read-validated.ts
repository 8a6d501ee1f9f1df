import {
  Diagnostics,
  errorPlaces,
  type ErrorPlaces,
  type Report,
  type Source,
} from "../diagnostics/index.ts";
import type { Node } from "./node.ts";
import { parseWithoutSecrets } from "./parse-without-secrets.ts";

/** A YAML file that was compared with its schema. */
export interface Validated {
  /** Null if there is nothing that could be read. */
  readonly root: Node | null;
  /** Where something is wrong with its syntax or shape, all of which is reported. */
  readonly errors: ErrorPlaces;
}

/** Parses a YAML file and compares it with a schema; every mistake is reported. */
export function readValidated(
  source: Source,
  validate: (root: Node, report: Report) => void,
  report: Report,
): Validated {
  const found = new Diagnostics();
  const { root, diagnostics } = parseWithoutSecrets(source);
  diagnostics.forEach(found.report);
  if (root) validate(root, found.report);
  found.all.forEach(report);
  return { root, errors: errorPlaces(found.all) };
}
