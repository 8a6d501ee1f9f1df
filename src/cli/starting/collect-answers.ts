import { makeVisible } from "../../diagnostics/index.ts";
import { parseAsn } from "../../net/index.ts";
import type { Evidence, PeeringDb } from "../../sources/index.ts";
import type { Ask } from "../output/io.ts";
import type { Known, Question } from "./questions.ts";

/** What was collected: the answers by option, and what is wrong or missing. */
export interface Collected {
  readonly texts: ReadonlyMap<string, readonly string[]>;
  /** Wrong values, in sentences. */
  readonly problems: readonly string[];
  /** Options without which there is no answer: `--asn ASN`. */
  readonly missing: readonly string[];
}

/** What is answered already. */
export interface Answered {
  /** The values of an option as given. */
  readonly given: (option: string) => readonly string[];
  /** The answers of earlier questions, by option. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
}

/**
 * Answers questions: from the given options, which are checked; then by asking, as long as somebody answers; otherwise as the
 * questions say. Null: the one who answers has gone. `tell` prints what is wrong with an answer.
 */
export async function collectAnswers(
  questions: readonly Question[],
  { given, texts: before }: Answered,
  peeringdb: Evidence<PeeringDb> | null,
  conversation: { readonly ask: Ask; readonly tell: (text: string) => void } | null,
): Promise<Collected | null> {
  const texts = new Map(before);
  const problems: string[] = [];
  const missing: string[] = [];
  const known: Known = { texts: (option) => texts.get(option) ?? given(option), peeringdb };
  for (const question of questions) {
    const { option, value, otherwise, isAsked, problem } = question;
    const answers = given(option);
    if (answers.length > 0) {
      texts.set(option, answers);
      for (const answer of answers) {
        const wrong = problem(answer, known);
        if (wrong !== null) problems.push(`--${option}: ${wrong}`);
      }
      continue;
    }
    const usual = otherwise(known);
    if (conversation && problems.length === 0 && (isAsked?.(known) ?? true)) {
      const answer = await askOne(question, known, usual, conversation);
      if (answer === null) return null;
      texts.set(option, answer);
    } else if (usual === null) missing.push(`--${option} ${value}`);
    else texts.set(option, usual);
  }
  return { texts, problems, missing };
}

/** Asks until the answer is right; null if nobody answers any more. */
async function askOne(
  { text, takes, problem }: Question,
  known: Known,
  usual: readonly string[] | null,
  { ask, tell }: { readonly ask: Ask; readonly tell: (text: string) => void },
): Promise<readonly string[] | null> {
  const answers: string[] = [];
  for (;;) {
    const isMore = answers.length > 0;
    const shown =
      usual === null || usual.length === 0 || isMore
        ? ""
        : ` [${usual.join(takes === "words" ? " " : ", ")}]`;
    const line = await ask(isMore ? "Another one; empty for no more: " : `${text}${shown}: `);
    if (line === null) return null;
    const words = takes === "words" ? line.split(/[\s,]+/) : [line.trim()];
    const said = words.filter((word) => word !== "");
    if (said.length === 0) {
      if (isMore) return answers;
      if (usual !== null) return usual;
      tell("There is no answer that can be taken for granted.\n");
      continue;
    }
    const wrong = said.flatMap((answer) => problem(answer, known) ?? []);
    if (wrong.length > 0) {
      tell(`${makeVisible(sentence(wrong[0] ?? ""))}\n`);
      continue;
    }
    if (takes !== "lines") return said;
    answers.push(...said);
  }
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** The ASN that was collected for an option. Throws if there is none. */
export function collectedAsn(
  texts: ReadonlyMap<string, readonly string[]>,
  option: "asn" | "peer",
): number {
  const asn = parseAsn(texts.get(option)?.[0] ?? "");
  if (asn === null) throw new Error(`--${option} was checked before`);
  return asn;
}
