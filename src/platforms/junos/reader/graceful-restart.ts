import type { ReadRequest, SessionOptions } from "../../../model/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import type { Inherited } from "./inheritance.ts";
import { reportRepeated } from "./repeated.ts";

/**
 * The graceful restart mode of sessions that do not disable it: they are helpers, and with
 * `routing-options graceful-restart` they ask neighbors to be helpers, like all protocols ("graceful-restart
 * (Protocols BGP)" of the CLI reference). A file to load does not show the router's setting.
 */
export function readGracefulRestart(
  { root, isWhole, repeated }: Inherited,
  request: ReadRequest,
  problems: ReadingProblems,
): readonly SessionOptions["gracefulRestart"][] {
  const statement = root.find("routing-options", "graceful-restart");
  if (!statement) {
    const isComplete = request.form === "running" && isWhole;
    return isComplete ? [null, "helper"] : [null, "helper", "full"];
  }
  reportRepeated(statement, { repeated, problems });
  for (const { word, line } of statement.children) {
    // Whether it also disables the helper mode of BGP is not documented.
    if (word === "disable") problems.notUnderstood(line, "graceful restart of all protocols");
    else if (word !== "restart-duration") {
      problems.notUnderstood(line, "a setting of graceful restart that peerc does not know");
    }
  }
  return ["full"];
}
