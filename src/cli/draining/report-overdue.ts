import { declaredStates, type Declaration } from "../../declaration/index.ts";
import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { formatUtcTime } from "../../document/index.ts";
import { describeTarget } from "./target-words.ts";

/** Reports each declared state whose `until` is not after `now`, in milliseconds since 1970. */
export function reportOverdue(declaration: Declaration, now: number, report: Report): void {
  for (const { target, state } of declaredStates(declaration)) {
    const { is, until } = state;
    if (!until || until.value > now) continue;
    const owner = describeTarget(target, declaration);
    const params = { owner, is, until: formatUtcTime(until.value), now: formatUtcTime(now) };
    report(diagnostic("state-over", params, { span: until.span }));
  }
}
