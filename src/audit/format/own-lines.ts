import { makeVisible } from "../../diagnostics/index.ts";
import type { OwnResult } from "../own/own-result.ts";
import { factText } from "./fact-text.ts";
import { wrap } from "./wrap.ts";

const LABELS = { violated: "VIOLATED", undecided: "not decidable", ok: "ok" } as const;

/** What is said of our own network, for people: what is violated first, and what is ok in short. */
export function ownLines(results: readonly OwnResult[], evidenceOfOk: boolean): readonly string[] {
  const of = (verdict: OwnResult["decision"]["verdict"]) =>
    results.filter(({ decision }) => decision.verdict === verdict);
  const fine = of("ok");
  const names = fine.map(({ entry }) => entry.id).join(", ");
  return [
    "Our own network:",
    ...[...of("violated"), ...of("undecided")].flatMap(resultLines),
    ...(evidenceOfOk ? fine.flatMap(resultLines) : []),
    ...(evidenceOfOk || names === "" ? [] : wrap(names, `  ${LABELS.ok}  `, "    ")),
  ];
}

function resultLines({ entry, decision, before }: OwnResult): readonly string[] {
  const was =
    before === undefined ? "" : ` (${before ? `was ${LABELS[before].toLowerCase()}` : "new"})`;
  const head = makeVisible(`${entry.id}: ${entry.text}${was}`);
  return [
    ...wrap(head, `  ${LABELS[decision.verdict]}  `, "    "),
    ...decision.facts.flatMap((fact) => wrap(factText(fact), "    - ", "      ")),
    ...remedyLines(decision),
  ];
}

function remedyLines(decision: OwnResult["decision"]): readonly string[] {
  switch (decision.verdict) {
    case "ok":
      return [];
    case "violated":
      return wrap(makeVisible(decision.remedy), "    → ", "      ");
    case "undecided": {
      const { why, remedy } = decision.lack;
      return wrap(makeVisible(`${why} → ${remedy}`), "    ? ", "      ");
    }
  }
}
