import type { RouterPlan } from "../../model/index.ts";
import { isSupported, platformFacts } from "../../platforms/index.ts";
import type { BuiltRouter } from "./build-network.ts";

/** The figures of a build. */
export interface BuildSummary {
  readonly routers: readonly RouterSummary[];
  /** Files that are new, changed or removed. */
  readonly changed: readonly string[];
  /** What is declared but not built. */
  readonly planned: readonly string[];
}

/** The row of one router. */
export interface RouterSummary {
  readonly router: string;
  readonly platform: string;
  readonly version: string;
  readonly peers: number;
  readonly sessions: number;
  /** Entries in the prefix lists. */
  readonly entries: number;
  /** Lines in the file. */
  readonly lines: number;
  /** Filters proven to mean what the policy says, or null if that was not requested. */
  readonly proven: number | null;
  readonly check: string;
  readonly file: string;
}

/** Counts what was built. */
export function summarize(
  built: readonly BuiltRouter[],
  changed: readonly string[],
  planned: readonly string[],
): BuildSummary {
  return {
    routers: built.map(({ plan, path, lines, proof, check }) => ({
      router: plan.name,
      platform: plan.platform,
      version: plan.version.join("."),
      peers: plan.peers.length,
      sessions: plan.peers.reduce((sum, peer) => sum + peer.sessions.length, 0),
      entries: plan.lists.prefixes.reduce((sum, list) => sum + list.set.size, 0),
      lines,
      proven: proof?.filters ?? null,
      check: describe(plan, check),
      file: path,
    })),
    changed,
    planned,
  };
}

function describe(plan: BuiltRouter["plan"], check: BuiltRouter["check"]): string {
  if (check === null) return "skipped";
  switch (check.kind) {
    case "ok":
      return check.tool;
    case "failed":
      return `refused by ${check.tool}`;
    case "unavailable":
      return hasNativeCheck(plan) ? `no ${check.tool} here` : "(on the router only)";
  }
}

/** Whether the platform's own parser can run without the router. */
export function hasNativeCheck({ platform, version }: RouterPlan): boolean {
  return isSupported(platformFacts[platform].supports, "native-check", version);
}

/** Prints a summary as a table. */
export function formatSummary(summary: BuildSummary, out: string, checkOnly: boolean): string {
  const head = [
    "ROUTER",
    "PLATFORM",
    "PEERS",
    "SESSIONS",
    "ENTRIES",
    "LINES",
    "PROVEN",
    "NATIVE CHECK",
    "FILE",
  ];
  const rows = summary.routers.map((r) => [
    r.router,
    `${r.platform} ${r.version}`,
    String(r.peers),
    String(r.sessions),
    String(r.entries),
    String(r.lines),
    r.proven === null ? "skipped" : `${r.proven} filters`,
    r.check,
    `${out}/${r.file}`,
  ]);
  const widths = head.map((title, i) =>
    Math.max(title.length, ...rows.map((row) => (row[i] ?? "").length)),
  );
  const numeric = [2, 3, 4, 5, 6];
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) =>
        numeric.includes(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0),
      )
      .join("  ")
      .trimEnd();
  const { changed } = summary;
  const list = changed.filter((name) => name.endsWith(".conf")).join(", ");
  const note =
    changed.length === 0
      ? "Nothing changed."
      : checkOnly
        ? `Out of date: ${list || changed.join(", ")}`
        : `Written: ${list || changed.join(", ")}`;
  const { planned } = summary;
  const left = planned.length === 0 ? "" : `Planned, not built: ${planned.join(", ")}\n`;
  return `${[line(head), ...rows.map(line)].join("\n")}\n\n${left}${note}\n`;
}
