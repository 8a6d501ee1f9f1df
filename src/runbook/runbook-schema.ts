import { dataOf, listOf, reference, text, texts, textOrNull } from "../document/index.ts";
import type {
  LostRow,
  Runbook,
  RunbookMail,
  RunbookPart,
  RunbookPhase,
  RunbookStep,
  StepCheck,
} from "./runbook.ts";

const numberOrNull = { type: ["number", "null"] };

/** The JSON Schema (2020-12) of what `peerc runbook --format json` prints. */
export const runbookSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "peerc runbook",
  description: "The output of `peerc runbook --format json`: the steps of one night.",
  ...dataOf<Runbook>({
    format: { const: "peerc-runbook" },
    version: {
      const: 1,
      description: "Increased when a member changes its meaning or is removed.",
    },
    kind: { enum: ["change", "maintenance"] },
    title: text,
    network: dataOf<Runbook["network"]>({ name: text, asn: { type: "integer" } }),
    start: { ...textOrNull, description: "As given with --start." },
    timer_seconds: {
      type: "integer",
      description: "After how many seconds a router takes an unconfirmed file back by itself.",
    },
    lost: listOf(reference("lost"), "What is lost, and for whom."),
    impact: { ...textOrNull, description: "What the change does to received routes, in Markdown." },
    phases: listOf(reference("phase")),
    mails: listOf(reference("mail"), "To the peers concerned, drafted."),
  }),
  $defs: {
    lost: dataOf<LostRow>({ text, sessions: texts }),
    phase: dataOf<RunbookPhase>({
      number: { type: "integer", minimum: 1 },
      title: text,
      about: text,
      parts: listOf(reference("part")),
    }),
    part: dataOf<RunbookPart>({
      id: text,
      title: text,
      router: { ...textOrNull, description: "Null: the steps are not about one router." },
      facts: texts,
      steps: listOf(reference("step")),
      back: listOf(reference("step"), "Takes back what is loaded and not confirmed."),
      restore: listOf(reference("step"), "Takes back what is confirmed."),
    }),
    step: dataOf<RunbookStep>({
      id: text,
      kind: {
        enum: ["run", "look", "wait", "person"],
        description:
          "`run`: enter the commands; `look`: the same, they change nothing; `wait`: until the check holds, and as long as `wait_seconds`; `person`: no commands.",
      },
      about: text,
      where: {
        enum: ["here", "shell", "cli"],
        description:
          "`here`: in the network's folder; `shell`: on the router, as root; `cli`: in the router's own CLI, consecutive steps in one session.",
      },
      router: { ...textOrNull, description: "Null: here." },
      commands: { ...texts, description: "In their order." },
      check: reference("check"),
      output: {
        ...textOrNull,
        description: "The file here to which the output goes, with mode 0600.",
      },
      wait_seconds: numberOrNull,
      back: {
        ...texts,
        description: "The ids of the steps that take everything back, in their order.",
      },
    }),
    check: dataOf<StepCheck>({
      exit: { enum: [0, null], description: "The exit code; null: none, or it means nothing." },
      contains: { ...texts, description: "Texts that the output (both streams) has." },
      lacks: { ...texts, description: "Texts that it does not have." },
      below: {
        ...numberOrNull,
        description: "The output is a number of bits per second below this.",
      },
      repeat: {
        type: "boolean",
        description: "It may take a while: then the commands are entered again.",
      },
      commands: listOf(
        dataOf<StepCheck["commands"][number]>({ run: text, about: text, contains: texts }),
        "Further commands at the same place, each with texts that its output has.",
      ),
      text: { ...textOrNull, description: "What a person must see besides that." },
    }),
    mail: dataOf<RunbookMail>({
      asn: { type: "integer" },
      peer: text,
      to: texts,
      contacts: { ...textOrNull, description: "Why there are no addresses; null: there are." },
      subject: text,
      body: text,
    }),
  },
};
