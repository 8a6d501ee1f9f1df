import type { ReadingProblems } from "../../reading-problems.ts";
import type { FrrFile } from "./file-content.ts";

/** Statements that keep routes of BGP out of the kernel; those with a distance of 255 are not used at all. */
const FILTERS = /^(?:ip(?:v6)? protocol (?:bgp|any) |table-map |distance (?:.* )?255(?: |$))/;
const AWAITED = /^(no )?bgp suppress-fib-pending(?: |$)/;

/** Notes what a line at the top, or of `router bgp` and its families, has to do with the kernel's table. */
export function noteKernel(line: string, number: number, { kernel }: FrrFile): void {
  const awaited = AWAITED.exec(line);
  if (awaited) kernel.isAwaited = awaited[1] === undefined;
  else if (FILTERS.test(line)) kernel.filters.push(number);
}

/**
 * With `bgp suppress-fib-pending` a route that does not reach the kernel is not announced (seen on 8.4.4: of two routes, the
 * one that `ip protocol bgp route-map` or `table-map` denies is sent without the statement, and not with it).
 */
export function reportKernelFilters({ kernel }: FrrFile, problems: ReadingProblems): void {
  if (!kernel.isAwaited) return;
  for (const line of kernel.filters) {
    problems.notUnderstood(
      line,
      "with `bgp suppress-fib-pending`, what it keeps out of the kernel is not announced",
    );
  }
}
