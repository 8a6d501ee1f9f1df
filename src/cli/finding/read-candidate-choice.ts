import type { CandidateChoice } from "../../candidates/index.ts";
import type { Declaration } from "../../declaration/index.ts";
import { diagnostic, Diagnostics, didYouMean, type Report } from "../../diagnostics/index.ts";
import { parseBitRate } from "../../document/index.ts";
import type { PeeringDb } from "../../sources/index.ts";
import type { Arguments } from "../commands/command.ts";

/** What PeeringDB knows as policies, in lower case. */
const POLICIES = ["open", "selective", "restrictive", "no"] as const;

/** The candidates that a command line asks for. */
export interface WantedCandidates {
  readonly choice: CandidateChoice;
  /** How many to show; null: all. */
  readonly limit: number | null;
}

/** Reads the options that choose candidates. Every mistake is reported; null if there is one. */
export function readCandidateChoice(
  args: Arguments,
  { exchanges }: Declaration,
  { facilities }: PeeringDb,
  hasFlows: boolean,
  report: Report,
): WantedCandidates | null {
  const found = new Diagnostics();
  const misuse = (problem: string): void =>
    found.report(diagnostic("wrong-usage", { problem, command: "candidates" }));

  const exchange = args.text("exchange");
  const known = exchanges.map(({ id }) => id);
  if (exchange !== null && !known.includes(exchange)) {
    const near = didYouMean(exchange, known);
    const hint =
      near === null ? `exchanges: ${known.join(", ") || "none"}` : `did you mean \`${near}\`?`;
    found.report(diagnostic("unknown-exchange", { name: exchange }, { hint }));
  }
  const policies = args.texts("policy").map((policy) => policy.toLowerCase());
  for (const policy of policies.filter((one) => !POLICIES.some((name) => name === one))) {
    const near = didYouMean(policy, POLICIES);
    const meant = near === null ? "" : `; did you mean ${near}?`;
    misuse(`--policy takes ${POLICIES.join(", ")}, and got \`${policy}\`${meant}`);
  }
  const least = args.text("min-traffic");
  const minTraffic = least === null ? null : parseBitRate(least);
  if (least !== null && minTraffic === null) {
    misuse(`--min-traffic takes a rate like 500Mbps, and got \`${least}\``);
  } else if (least !== null && !hasFlows) {
    found.report(diagnostic("no-source", { source: "flows", name: "flows" }));
  }
  const count = args.text("limit");
  const limit = count === null ? null : Number(/^[1-9]\d{0,6}$/.exec(count)?.[0] ?? NaN);
  if (Number.isNaN(limit)) {
    misuse(`--limit takes a number of networks, and got \`${count ?? ""}\``);
  }
  const facility = readFacility(args.text("facility"), facilities, misuse);
  found.all.forEach(report);
  if (found.failed) return null;
  const choice = {
    exchange,
    facility,
    policies: policies.length > 0 ? policies : null,
    minTraffic,
  };
  return { choice, limit };
}

/** Reads `--facility`: a facility's id or name in PeeringDB, or `any`. */
function readFacility(
  text: string | null,
  facilities: PeeringDb["facilities"],
  misuse: (problem: string) => void,
): CandidateChoice["facility"] {
  if (text === null || text === "any") return text;
  const wanted = text.toLowerCase();
  const found = facilities.find(
    ({ id, name }) => String(id) === text || name.toLowerCase() === wanted,
  );
  if (found) return found.id;
  const near = didYouMean(
    text,
    facilities.map(({ name }) => name),
  );
  const shown = facilities.slice(0, MOST_SHOWN).map(({ id, name }) => `${id} (${name})`);
  const more = facilities.length > MOST_SHOWN ? ", …" : "";
  const others =
    facilities.length === 0
      ? "PeeringDB has us in no facility"
      : `PeeringDB has us in ${shown.join(", ")}${more}`;
  misuse(
    `--facility takes a facility of ours or \`any\`, and got \`${text}\`; ` +
      (near === null ? others : `did you mean \`${near}\`?`),
  );
  return null;
}

/** The most facilities that a message names. */
const MOST_SHOWN = 10;
