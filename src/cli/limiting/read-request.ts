import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { Arguments } from "../commands/command.ts";
import type { GivenLimits } from "./given-limits.ts";
import type { Following } from "./registered-limits.ts";

/** What `peerc limit` is asked to do; ASNs are not looked up yet. */
export type LimitRequest =
  | ({ readonly kind: "given" } & GivenLimits)
  | ({ readonly kind: "follow"; readonly peers: readonly string[] } & Omit<Following, "asns">);

/** The largest number that a declaration takes. */
const MOST = 4_294_967_295;

/** Reads the command line. Every mistake is reported; null if there is one. */
export function readRequest(args: Arguments, report: Report): LimitRequest | null {
  const problems: string[] = [];
  const number = (option: string): number | undefined => {
    const text = args.text(option);
    if (text === null) return undefined;
    if (/^[1-9]\d{0,9}$/.test(text) && Number(text) <= MOST) return Number(text);
    problems.push(`--${option} takes a number from 1 to ${MOST}, and got \`${text}\``);
    return undefined;
  };
  const [ipv4, ipv6] = [number("ipv4"), number("ipv6")];
  const margin = args.text("margin");
  const percent = /^(\d{1,3}|1000)%?$/.exec(margin ?? "20%");
  if (!percent)
    problems.push(`--margin takes a percentage up to 1000%, and got \`${margin ?? ""}\``);
  const { positionals } = args;
  const follow = args.flag("follow-registration");
  if (!follow) {
    if (positionals.length !== 1) {
      const got = positionals.length === 0 ? "nothing" : positionals.join(" ");
      problems.push(`limit takes one peer or session, but got ${got}`);
    }
    if (args.text("ipv4") === null && args.text("ipv6") === null) {
      problems.push("limit needs a number: --ipv4, --ipv6 or both, or --follow-registration");
    }
    if (margin !== null) problems.push("--margin is for --follow-registration");
    if (args.flag("lower")) problems.push("--lower is for --follow-registration");
  }
  for (const problem of problems) {
    report(diagnostic("wrong-usage", { problem, command: "limit" }));
  }
  if (problems.length > 0) return null;
  if (follow) {
    const lower = args.flag("lower");
    return { kind: "follow", peers: positionals, margin: Number(percent?.[1]), lower };
  }
  const numbers = { ...(ipv4 !== undefined && { ipv4 }), ...(ipv6 !== undefined && { ipv6 }) };
  return { kind: "given", of: positionals[0] ?? "", router: args.text("router"), numbers };
}
