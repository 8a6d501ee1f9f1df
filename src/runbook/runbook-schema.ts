import type {
  LostRow,
  Runbook,
  RunbookMail,
  RunbookPart,
  RunbookPhase,
  RunbookStep,
  StepCheck,
} from "./runbook.ts";

const text = { type: "string" };
const texts = { type: "array", items: text };
const orNull = { type: ["string", "null"] };
const numberOrNull = { type: ["number", "null"] };
const list = (items: object, description?: string) => ({
  type: "array",
  items,
  ...(description === undefined ? {} : { description }),
});
const ref = (of: string) => ({ $ref: `#/$defs/${of}` });

/** An object with all members of its type. */
const data = <T>(properties: Readonly<Record<keyof T & string, object>>, description?: string) => ({
  type: "object",
  required: Object.keys(properties),
  properties,
  ...(description === undefined ? {} : { description }),
});

/** The JSON Schema (2020-12) of what `peerc runbook --format json` prints. */
export const runbookSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "peerc runbook",
  description: "The output of `peerc runbook --format json`: the steps of one night.",
  ...data<Runbook>({
    format: { const: "peerc-runbook" },
    version: {
      const: 1,
      description: "Increased when a member changes its meaning or is removed.",
    },
    kind: { enum: ["change", "maintenance"] },
    title: text,
    network: data<Runbook["network"]>({ name: text, asn: { type: "integer" } }),
    start: { ...orNull, description: "As given with --start." },
    timer_seconds: {
      type: "integer",
      description: "After how many seconds a router takes an unconfirmed file back by itself.",
    },
    lost: list(ref("lost"), "What is lost, and for whom."),
    impact: { ...orNull, description: "What the change does to received routes, in Markdown." },
    phases: list(ref("phase")),
    mails: list(ref("mail"), "To the peers concerned, drafted."),
  }),
  $defs: {
    lost: data<LostRow>({ text, sessions: texts }),
    phase: data<RunbookPhase>({
      number: { type: "integer", minimum: 1 },
      title: text,
      about: text,
      parts: list(ref("part")),
    }),
    part: data<RunbookPart>({
      id: text,
      title: text,
      router: { ...orNull, description: "Null: the steps are not about one router." },
      facts: texts,
      steps: list(ref("step")),
      back: list(ref("step"), "Takes back what is loaded and not confirmed."),
      restore: list(ref("step"), "Takes back what is confirmed."),
    }),
    step: data<RunbookStep>({
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
      router: { ...orNull, description: "Null: here." },
      commands: { ...texts, description: "In their order." },
      check: ref("check"),
      output: { ...orNull, description: "The file here to which the output goes, with mode 0600." },
      wait_seconds: numberOrNull,
      back: {
        ...texts,
        description: "The ids of the steps that take everything back, in their order.",
      },
    }),
    check: data<StepCheck>({
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
      commands: list(
        data<StepCheck["commands"][number]>({ run: text, about: text, contains: texts }),
        "Further commands at the same place, each with texts that its output has.",
      ),
      text: { ...orNull, description: "What a person must see besides that." },
    }),
    mail: data<RunbookMail>({
      asn: { type: "integer" },
      peer: text,
      to: texts,
      contacts: { ...orNull, description: "Why there are no addresses; null: there are." },
      subject: text,
      body: text,
    }),
  },
};
