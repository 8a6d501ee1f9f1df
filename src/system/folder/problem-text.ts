import { types } from "node:util";

/** The error of a failed call, for a message. */
export function problemText(problem: unknown): string {
  return types.isNativeError(problem) ? problem.message : String(problem);
}

/** The code of a system error: `ENOENT`; an empty text for anything else. */
export function errorCode(problem: unknown): string {
  if (!types.isNativeError(problem) || !("code" in problem)) return "";
  return typeof problem.code === "string" ? problem.code : "";
}
