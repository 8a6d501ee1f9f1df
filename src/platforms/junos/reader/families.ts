import type { Family } from "../../../net/index.ts";
import type { LimitReading } from "../../../policy/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import type { Statement } from "./statement.ts";

/** `family inet unicast`, with its limit; no other family is understood. */
export function readFamilies(
  statement: Statement | null,
  problems: ReadingProblems,
): readonly { readonly family: Family; readonly limit: LimitReading | null }[] {
  if (!statement) return [{ family: "ipv4", limit: null }];
  return [...statement.children].flatMap((child) => {
    const family = { inet: "ipv4", inet6: "ipv6" }[child.word];
    const unicast = child.find("unicast");
    if ((family !== "ipv4" && family !== "ipv6") || !unicast || child.size !== 1) {
      problems.notUnderstood(child.line, "a family that is neither inet unicast nor inet6 unicast");
      return [];
    }
    let limit: LimitReading | null = null;
    for (const option of unicast.children) {
      if (option.word === "prefix-limit") limit = readLimit(option);
      if (option.word !== "prefix-limit" || !limit) {
        problems.notUnderstood(option.line, "an option whose effect on routes peerc does not know");
      }
    }
    return [{ family, limit }];
  });
}

/** `maximum 250; teardown 80 idle-timeout 30;`: without teardown, only a log line. */
function readLimit(statement: Statement): LimitReading | null {
  const maximum = Number(statement.value("maximum") ?? NaN);
  const [teardown, ...others] = statement.paths().filter(({ words }) => words[0] !== "maximum");
  if (!Number.isInteger(maximum) || others.length > 0) return null;
  const limit = { maximum, line: statement.line };
  if (!teardown) return { ...limit, warnAt: null, onExceed: { kind: "warn" } };
  const [word, percent = "", idle, minutes = ""] = teardown.words;
  if (word !== "teardown" || idle !== "idle-timeout" || !/^\d{1,3}$/.test(percent)) return null;
  const warnAt = { percent: Number(percent) };
  if (minutes === "forever") return { ...limit, warnAt, onExceed: { kind: "shutdown" } };
  if (!/^\d{1,5}$/.test(minutes)) return null;
  return { ...limit, warnAt, onExceed: { kind: "restart", afterMinutes: Number(minutes) } };
}
