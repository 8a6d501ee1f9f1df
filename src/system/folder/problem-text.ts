import { types } from "node:util";

/** What a failed call says, for a message. */
export function problemText(problem: unknown): string {
  return types.isNativeError(problem) ? problem.message : String(problem);
}

/** The name of a system error: `ENOENT`; an empty text for anything else. */
export function errorCode(problem: unknown): string {
  if (!types.isNativeError(problem) || !("code" in problem)) return "";
  return typeof problem.code === "string" ? problem.code : "";
}
