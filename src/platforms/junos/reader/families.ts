import type { Family } from "../../../net/index.ts";
import type { LimitReading } from "../../../model/index.ts";
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

/**
 * `maximum 250; teardown 80 idle-timeout 30;`: without teardown, only a log message. The share and the idle time may
 * be in one statement or in two, as in `display set`.
 */
function readLimit(statement: Statement): LimitReading | null {
  const { line } = statement;
  const text = statement.value("maximum") ?? "";
  if (!/^\d{1,10}$/.test(text)) return null;
  const limit = { maximum: Number(text), line };
  const actions = [...statement.children].filter(({ word }) => word !== "maximum");
  const [teardown, ...others] = actions;
  if (!teardown) return { ...limit, warnAt: null, onExceed: { kind: "warn" } };
  if (teardown.word !== "teardown" || others.length > 0) return null;
  const words = teardown.paths().flatMap((path) => path.words);
  const [percent = "", idle, minutes = "", more] = words;
  if (!/^\d{1,3}$/.test(percent) || idle !== "idle-timeout" || more !== undefined) return null;
  const warnAt = { percent: Number(percent) };
  if (minutes === "forever") return { ...limit, warnAt, onExceed: { kind: "shutdown" } };
  if (!/^\d{1,5}$/.test(minutes)) return null;
  return { ...limit, warnAt, onExceed: { kind: "restart", afterMinutes: Number(minutes) } };
}
