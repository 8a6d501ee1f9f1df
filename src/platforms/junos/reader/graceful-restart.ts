import type { ReadRequest, SessionOptions } from "../../../model/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import type { Inherited } from "./inheritance.ts";
import { reportRepeated } from "./repeated.ts";

/**
 * What sessions do for graceful restart that do not disable it: they help, and `routing-options graceful-restart` has them ask
 * neighbors to help, as all protocols do ("graceful-restart (Protocols BGP)" of the CLI reference). A file to load does not say
 * what the router has.
 */
export function readGracefulRestart(
  { root, isWhole, repeated }: Inherited,
  request: ReadRequest,
  problems: ReadingProblems,
): readonly SessionOptions["gracefulRestart"][] {
  const statement = root.find("routing-options", "graceful-restart");
  if (!statement) {
    const saysAll = request.form === "running" && isWhole;
    return saysAll ? [null, "helper"] : [null, "helper", "full"];
  }
  reportRepeated(statement, { repeated, problems });
  for (const { word, line } of statement.children) {
    // Whether it takes the help of BGP away as well is not documented.
    if (word === "disable") problems.notUnderstood(line, "graceful restart of all protocols");
    else if (word !== "restart-duration") {
      problems.notUnderstood(line, "a setting of graceful restart that peerc does not know");
    }
  }
  return ["full"];
}
