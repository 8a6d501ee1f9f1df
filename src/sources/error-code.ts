/** The code of an error of Node's (`ECONNREFUSED`, `Z_BUF_ERROR`), or null. */
export function errorCode(problem: unknown): string | null {
  // Not `instanceof Error`, which is false for errors from another realm.
  return typeof problem === "object" &&
    problem !== null &&
    "code" in problem &&
    typeof problem.code === "string"
    ? problem.code
    : null;
}
