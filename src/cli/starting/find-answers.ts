import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { Evidence, PeeringDb } from "../../sources/index.ts";
import type { Arguments } from "../commands/command.ts";
import { EXIT, type Conversation, type Io } from "../output/io.ts";
import type { Answers } from "./answers.ts";
import { collectAnswers, collectedAsn } from "./collect-answers.ts";
import { isAddress, loadPeeringDb } from "./load-peeringdb.ts";
import { exchangesOf, FIRST_QUESTIONS, QUESTIONS } from "./questions.ts";
import { readAnswers } from "./read-answers.ts";
import { serverProblem, sourceProblem, visibleProblem } from "./value-problems.ts";

/** What a new network is to be made of. */
export interface FoundAnswers {
  readonly answers: Answers;
  readonly peeringdb: Evidence<PeeringDb> | null;
}

/** What the options and the one at the terminal say; an exit code if that is not enough, which was reported. */
export async function findAnswers(
  args: Arguments,
  io: Io,
  report: Report,
): Promise<FoundAnswers | number> {
  const converse = args.flag("no-input") ? null : io.converse;
  const conversation = converse ? await converse() : null;
  try {
    return await ask(args, io, conversation, report);
  } finally {
    conversation?.end();
  }
}

async function ask(
  args: Arguments,
  io: Io,
  conversation: Conversation | null,
  report: Report,
): Promise<FoundAnswers | number> {
  const given = (option: string): readonly string[] => args.texts(option);
  const talk = conversation && { ask: conversation.ask, tell: io.stderr };
  const misuse = (problems: readonly string[]): number => {
    for (const problem of problems) {
      report(diagnostic("wrong-usage", { problem, command: "init" }));
    }
    return EXIT.usage;
  };
  const unanswered = (missing: readonly string[]): number => {
    report(diagnostic("init-unanswered", { missing }));
    return EXIT.usage;
  };
  const ended = (): number => {
    report(diagnostic("init-ended", {}));
    return EXIT.errors;
  };
  const first = await collectAnswers(FIRST_QUESTIONS, { given, texts: new Map() }, null, talk);
  if (!first) return ended();
  const [where] = first.texts.get("peeringdb") ?? [];
  const isOpen = first.problems.length + first.missing.length > 0;
  let peeringdb: Evidence<PeeringDb> | null = null;
  if (where !== undefined && isOpen) {
    // PeeringDB may have all the rest.
    return first.problems.length > 0 ? misuse(first.problems) : unanswered(first.missing);
  }
  if (where !== undefined) {
    const [asn, peer] = [collectedAsn(first.texts, "asn"), collectedAsn(first.texts, "peer")];
    peeringdb = await loadPeeringDb(where, { asn, peer }, io, report);
    if (!peeringdb) return EXIT.errors;
  }
  const others = await collectAnswers(
    QUESTIONS,
    { given, texts: first.texts },
    peeringdb,
    isOpen ? null : talk,
  );
  if (!others) return ended();
  const problems = [...first.problems, ...others.problems, ...problemsOfRest(given)];
  if (problems.length > 0) return misuse(problems);
  const missing = [...first.missing, ...others.missing];
  if (missing.length > 0) return unanswered(missing);
  const known = exchangesOf({ texts: (option) => others.texts.get(option) ?? [], peeringdb });
  const answers = readAnswers(
    others.texts,
    {
      isLab: args.flag("lab"),
      pni: args.text("pni"),
      irrServers: given("irr-server"),
      irrSources: given("irr-source"),
      peeringdb: where !== undefined && isAddress(where) ? where : null,
    },
    known,
  );
  return "problems" in answers ? misuse(answers.problems) : { answers, peeringdb };
}

/** What is wrong with options that nobody is asked for. */
function problemsOfRest(given: (option: string) => readonly string[]): readonly string[] {
  const checks = { pni: visibleProblem, "irr-server": serverProblem, "irr-source": sourceProblem };
  return Object.entries(checks).flatMap(([option, problemOf]) =>
    given(option).flatMap((text) => {
      const problem = problemOf(text);
      return problem === null ? [] : [`--${option}: ${problem}`];
    }),
  );
}
