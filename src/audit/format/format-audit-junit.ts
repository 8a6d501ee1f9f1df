import {
  formatJunitXml,
  type Diagnostic,
  type JunitCase,
  type JunitProblem,
} from "../../diagnostics/index.ts";
import type { AuditResults, CheckResult, Exemption, PeerResults } from "../run-audit.ts";
import type { OwnResult } from "../own/own-result.ts";
import { factText } from "./fact-text.ts";

/**
 * Prints results as JUnit XML: a suite for each peer, a case for each sentence. What is violated is a failure, what is
 * not decidable is skipped. Without results, the errors that prevented them are a case of their own.
 */
export function formatAuditJunit(
  results: AuditResults | null,
  errors: readonly Diagnostic[],
): string {
  const suites = (results?.peers ?? []).map((peer) => {
    const name = `AS${peer.asn} ${peer.name}`;
    const cases = peer.results.map((result) => caseOf(peer, result));
    return { name, cases: [...cases, ...peer.exempt.map((exempt) => exemptCase(peer, exempt))] };
  });
  const own = (results?.own ?? []).map(ownCase);
  if (own.length > 0) suites.push({ name: "our own network", cases: own });
  const [first] = errors;
  if (!first) return formatJunitXml(suites);
  const text = errors.map(({ message }) => message).join("\n");
  const problem: JunitProblem = { kind: "error", message: first.message, type: first.code, text };
  const name = "the network, its agreement and the evidence can be read";
  return formatJunitXml([
    ...suites,
    { name: "peerc", cases: [{ name, classname: "peerc", problem }] },
  ]);
}

function caseOf({ asn }: PeerResults, { entry, decision }: CheckResult): JunitCase {
  return makeCase(`AS${asn}`, { ...entry, text: entry.text.en }, decision);
}

function exemptCase({ asn }: PeerResults, { entry, exception }: Exemption): JunitCase {
  const { why, until } = exception;
  const text = until === null ? entry.text.en : `${entry.text.en}\nuntil ${until}`;
  const problem = { kind: "skipped", message: `exempt: ${why}`, type: null, text } as const;
  return { name: entry.id, classname: `AS${asn}`, problem };
}

function ownCase({ entry, decision }: OwnResult): JunitCase {
  return makeCase("our own network", entry, decision);
}

function makeCase(
  classname: string,
  entry: Pick<OwnResult["entry"], "id" | "text"> & { readonly check: { readonly kind: string } },
  decision: CheckResult["decision"] | OwnResult["decision"],
): JunitCase {
  const about = { name: entry.id, classname };
  const text = [entry.text, ...decision.facts.map(factText)];
  switch (decision.verdict) {
    case "ok":
      return { ...about, problem: null };
    case "violated": {
      const [first] = decision.facts;
      const message = first?.text ?? entry.text;
      return {
        ...about,
        problem: { kind: "failure", message, type: entry.check.kind, text: text.join("\n") },
      };
    }
    case "undecided": {
      const { why, remedy } = decision.lack;
      return {
        ...about,
        problem: { kind: "skipped", message: why, type: null, text: [...text, remedy].join("\n") },
      };
    }
  }
}
