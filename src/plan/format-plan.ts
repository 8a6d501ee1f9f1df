import type { LoadPlan, RouterLoad, RouterSummary } from "./load-plan.ts";

/** A plan for people: the batches, and what happens on each router; the commands are in the runbook. */
export function formatPlan(plan: LoadPlan): string {
  const { network, base, head, batches, routers, timer_seconds: timer } = plan;
  const lines = [
    `${network.name} (AS${network.asn}): from ${base.name} to ${head.name}`,
    "",
    ...(batches.length === 0 ? ["There is nothing to load."] : []),
    ...batches.flatMap((names, batch) => [
      `Batch ${batch + 1}${batch === 0 ? ", the canary" : ""}:`,
      ...routers.filter(({ name }) => names.includes(name)).flatMap(routerLines),
    ]),
    ...others("Only comments differ", plan.comments_only),
    ...others("No longer declared, left as they are", plan.removed),
    ...others("Unchanged", plan.unchanged),
    ...(batches.length === 0 ? [] : ["", `A router takes a file back by itself after ${timer} s.`]),
    `digest ${plan.digest}`,
  ];
  return `${lines.join("\n")}\n`;
}

function routerLines({
  name,
  platform,
  version,
  site,
  file,
  sha256,
  before,
  variables,
  summary,
}: RouterLoad) {
  const place = site === null ? "" : `, ${site}`;
  const was = before === null ? "new" : `instead of ${before.sha256.slice(0, 12)}`;
  return [
    `  ${name} (${platform} ${version}${place}): ${describeSummary(summary)}`,
    `    ${file} ${sha256.slice(0, 12)}, ${was}`,
    ...(variables.length === 0 ? [] : [`    needs ${variables.join(" ")}`]),
  ];
}

/** What a change means for a router, in words. */
export function describeSummary(summary: RouterSummary): string {
  const counted = [
    countOf(summary.sessions_added, "session", "added"),
    countOf(summary.sessions_removed, "session", "removed"),
    countOf(summary.sessions_changed, "session", "with other options"),
    countOf(summary.filters_accepting_more, "filter", "accepting more"),
    countOf(summary.filters_accepting_less, "filter", "accepting less"),
    countOf(summary.filters_changing_attributes, "filter", "with other attributes"),
    countOf(summary.filters_not_compared, "filter", "not compared"),
    countOf(summary.settings, "setting", "of the router"),
  ].flat();
  const what = counted.length === 0 ? "another text, with the same meaning" : counted.join(", ");
  return summary.risks.length === 0 ? what : `${what}; look at: ${summary.risks.join(", ")}`;
}

function countOf(count: number, noun: string, rest: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${noun}${count === 1 ? "" : "s"} ${rest}`];
}

function others(title: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`${title}: ${names.join(", ")}`];
}
