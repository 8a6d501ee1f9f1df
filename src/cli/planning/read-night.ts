import { LANGUAGES, type Language } from "../../audit/index.ts";
import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { Arguments } from "../commands/command.ts";

/** What a runbook is told about the night. */
export interface Night {
  /** As given, which is a time. */
  readonly start: string | null;
  /** Seconds. */
  readonly wait: number;
  /** Bits per second. */
  readonly below: number;
  readonly language: Language;
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$/;
const UNITS: Readonly<Record<string, number>> = { "": 1, k: 1e3, M: 1e6, G: 1e9 };

/** Reads the options of `peerc runbook` about the night; null, and reported, if one is wrong. */
export function readNight(args: Arguments, report: Report): Night | null {
  const problems: string[] = [];
  const start = args.text("start");
  if (start !== null && (!TIME.test(start) || Number.isNaN(Date.parse(start)))) {
    problems.push(
      `--start takes a time with its zone, like 2026-12-01T03:00Z, and got \`${start}\``,
    );
  }
  const wait = args.text("wait") ?? "600";
  if (!/^\d{1,6}$/.test(wait)) problems.push(`--wait takes seconds, and got \`${wait}\``);
  const rate = args.text("below") ?? "1M";
  const [, number, unit] = /^([1-9]\d{0,5})([kMG]?)$/.exec(rate) ?? [];
  if (number === undefined) {
    problems.push(`--below takes a rate in bit/s, like 500k, 1M or 2G, and got \`${rate}\``);
  }
  const given = args.text("language") ?? "en";
  const language = LANGUAGES.find((one) => one === given);
  if (language === undefined) {
    problems.push(`--language takes ${LANGUAGES.join(", ")}, and got \`${given}\``);
  }
  for (const problem of problems)
    report(diagnostic("wrong-usage", { problem, command: "runbook" }));
  if (problems.length > 0 || language === undefined) return null;
  return { start, wait: Number(wait), below: Number(number) * (UNITS[unit ?? ""] ?? 1), language };
}
