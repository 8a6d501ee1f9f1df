import { diagnostic, type Report } from "../diagnostics/index.ts";
import type { RouterPlan } from "../model/index.ts";
import { platforms } from "../platforms/index.ts";

/** Whether every platform of some routers takes a timer of so many seconds; reported, once for a platform, if not. */
export function checkTimer(
  routers: readonly RouterPlan[],
  seconds: number,
  report: Report,
): boolean {
  const used = [...new Set(routers.map(({ platform }) => platform))].sort();
  const wrong = used.filter((platform) => {
    const { least, most, step } = platforms[platform].operations.timer;
    return seconds < least || seconds > most || seconds % step !== 0;
  });
  for (const platform of wrong) {
    const { title, operations } = platforms[platform];
    report(diagnostic("timer-not-possible", { platform: title, seconds, ...operations.timer }));
  }
  return wrong.length === 0;
}
