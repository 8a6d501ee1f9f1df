import { LANGUAGES, VERDICTS, type Agreement, type ResultChoice } from "../../audit/index.ts";
import type { Declaration } from "../../declaration/index.ts";
import { diagnostic, Diagnostics, didYouMean, type Report } from "../../diagnostics/index.ts";
import { parseAsn } from "../../net/index.ts";
import type { Arguments } from "../commands/command.ts";

/** Reads the options that choose results. Every mistake is reported; null if there is one. */
export function readResultChoice(
  args: Arguments,
  { peers }: Declaration,
  agreement: Agreement,
  report: Report,
): ResultChoice | null {
  const found = new Diagnostics();
  const audited = peers.filter(({ relation }) => agreement.relations.includes(relation));
  const asns = args.texts("peer").map((text) => {
    const asn = parseAsn(text);
    const peer = peers.find((one) => one.asn === asn);
    if (!peer) found.report(diagnostic("unknown-peer", { asn: text, known: audited }));
    else if (!audited.includes(peer)) {
      const { relation } = peer;
      const applies = agreement.relations.join(", ");
      found.report(diagnostic("agreement-not-for-peer", { asn: peer.asn, relation, applies }));
    }
    return asn ?? -1;
  });
  const known = [...agreement.entries, ...agreement.own].map(({ id }) => id);
  const checks = args.texts("check");
  for (const id of checks.filter((one) => !known.includes(one))) {
    found.report(diagnostic("unknown-check", { id, agreement: agreement.path, known }));
  }
  const only = args.text("only");
  const verdict = VERDICTS.find((one) => one === only) ?? null;
  if (only !== null && verdict === null) {
    const near = didYouMean(only, VERDICTS);
    const meant = near === null ? "" : `; did you mean ${near}?`;
    const problem = `--only takes ${VERDICTS.join(", ")}, and got \`${only}\`${meant}`;
    found.report(diagnostic("wrong-usage", { problem, command: "audit" }));
  }
  found.all.forEach(report);
  if (found.failed) return null;
  const orNull = <Item>(items: readonly Item[]) => (items.length > 0 ? items : null);
  return { peers: orNull(asns), checks: orNull(checks), verdict };
}

/** Reports options that do not fit a mail, which is to one peer, or that fit nothing else. */
export function checkMailOptions(args: Arguments, report: Report): void {
  const wrong = (problem: string): void =>
    report(diagnostic("wrong-usage", { problem, command: "audit" }));
  const language = args.text("language");
  const isMail = args.text("format") === "mail";
  if (language !== null && !isMail) wrong("--language is for --format mail");
  if (language !== null && !LANGUAGES.some((one) => one === language)) {
    wrong(`--language takes ${LANGUAGES.join(", ")}, and got \`${language}\``);
  }
  if (!isMail) return;
  if (args.texts("peer").length !== 1) wrong("--format mail writes to one peer: give --peer once");
  if (args.text("only") !== null) wrong("--format mail is about what is violated, without --only");
}

const TIME = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}Z)?$/;

/** Reads `--now`, in milliseconds since 1970; the clock, if it is not given. Null, and reported, if it is no time. */
export function readNow(args: Arguments, report: Report): number | null {
  const text = args.text("now");
  if (text === null) return Date.now();
  const time = TIME.test(text) ? Date.parse(text) : NaN;
  // 30 February would be 2 March.
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text.slice(0, 10));
  if (isReal) return time;
  const problem = `--now takes a time like 2026-11-29T20:00:00Z, and got \`${text}\``;
  report(diagnostic("wrong-usage", { problem, command: "audit" }));
  return null;
}
