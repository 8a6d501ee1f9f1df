import type { Report, Source } from "../../diagnostics/index.ts";
import type { ReadRequest, RouterReading } from "../../policy/index.ts";

/** Reads a configuration back. */
export function read(_source: Source, _request: ReadRequest, _report: Report): RouterReading {
  throw new Error("to do");
}
