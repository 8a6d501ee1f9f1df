import { readFileSync, writeFileSync } from "node:fs";

/** Memory in megabytes and times in seconds, as the table prints them. */
const MEGA = 1024 * 1024;

/**
 * Runs one stage and gives what it returned together with what it took: CPU and wall seconds, and the most memory that
 * the process has had in the meantime (resident, in megabytes; without /proc since its start).
 */
export async function measure(stage, work) {
  globalThis.gc?.();
  resetPeak();
  const cpuBefore = process.cpuUsage();
  const start = process.hrtime.bigint();
  const value = await work();
  const wall = Number(process.hrtime.bigint() - start) / 1e9;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { value, row: { stage, cpu: (user + system) / 1e6, wall, peak: peak() } };
}

/** Begins a new high-water mark, where the system can. */
function resetPeak() {
  try {
    writeFileSync("/proc/self/clear_refs", "5");
  } catch {
    // The mark of the whole process has to do.
  }
}

function peak() {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync("/proc/self/status", "utf8"));
    return Number(kilobytes) / 1024;
  } catch {
    return (process.resourceUsage().maxRSS * 1024) / MEGA;
  }
}

/** Prints rows as a table. */
export function formatTable(rows) {
  const head = ["STAGE", "CPU s", "WALL s", "PEAK MB", ""];
  const cells = rows.map(({ stage, cpu, wall, peak: most, note }) => [
    stage,
    cpu === null ? "" : cpu.toFixed(2),
    wall.toFixed(2),
    most === null ? "" : most.toFixed(0),
    note ?? "",
  ]);
  const widths = head.map((title, i) => Math.max(title.length, ...cells.map((c) => c[i].length)));
  const line = (row) =>
    row
      .map((cell, i) => (i > 0 && i < 4 ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
      .join("  ")
      .trimEnd();
  return `${[head, ...cells].map(line).join("\n")}\n`;
}

/** The middle one of an odd number of numbers. */
export function middle(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? NaN;
}
