import { count, exactDataOf, listOf, reference, text } from "../document/index.ts";
import { PLATFORMS } from "../model/index.ts";
import type { DeviceCommand, LoadCommands } from "../platforms/index.ts";
import type { LoadPlan, PlanSide, RouterLoad, RouterSummary } from "./load-plan.ts";

const name = { type: "string", pattern: "^[a-z0-9][a-z0-9-]*$" };
const sha256 = { type: "string", pattern: "^[0-9a-f]{64}$" };

const commands = (description: string) => listOf(reference("command"), description);

/** The JSON Schema (2020-12) of a plan: what `peerc plan --format json` prints. */
export const planSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "peerc plan",
  description:
    "The output of `peerc plan --format json`: which files are loaded where, in which order, and how.",
  ...exactDataOf<LoadPlan>({
    format: { const: "peerc-plan" },
    version: {
      const: 1,
      description: "Increased when a member changes its meaning or is removed.",
    },
    network: exactDataOf<LoadPlan["network"]>({
      name: text,
      asn: { type: "integer", minimum: 1, maximum: 4294967295 },
    }),
    base: reference("side"),
    head: reference("side"),
    timer_seconds: {
      type: "integer",
      minimum: 1,
      description: "After how many seconds a router takes an unconfirmed file back by itself.",
    },
    batches: listOf(
      { ...listOf(name), minItems: 1 },
      "Names of routers: no batch before all of the one before are confirmed. The first has one router, the canary; no batch has two of one site.",
    ),
    routers: listOf(reference("router"), "The routers of the batches, in their order."),
    comments_only: listOf(name, "Routers whose files differ in nothing but comments."),
    removed: listOf(name, "Routers that are no longer declared: nothing is loaded on them."),
    unchanged: listOf(name),
    digest: {
      ...sha256,
      description: "SHA-256 of the plan without this member, as compact JSON in this order.",
    },
  }),
  $defs: {
    side: exactDataOf<PlanSide>({
      name: { ...text, description: "For people: a revision or a folder." },
      revision: {
        type: ["string", "null"],
        pattern: "^[0-9a-f]{40,64}$",
        description: "The full hash of the commit; null: files on disk.",
      },
    }),
    router: exactDataOf<RouterLoad>({
      name,
      platform: { enum: [...PLATFORMS] },
      version: { type: "string", pattern: "^[0-9]+(\\.[0-9]+)*$" },
      site: { type: ["string", "null"] },
      batch: { ...count, description: "Its place in `batches`, from 0." },
      file: { ...text, description: "The new file, relative to the network's folder." },
      sha256: {
        ...sha256,
        description: "Of the new file as it is in git, with placeholders instead of secrets.",
      },
      before: {
        anyOf: [exactDataOf<NonNullable<RouterLoad["before"]>>({ sha256 }), { type: "null" }],
        description: "The file of before; null: the router is new.",
      },
      variables: listOf(
        { type: "string", pattern: "^[A-Za-z_][A-Za-z0-9_]*$" },
        "The names of the environment variables that have its secrets; never their values.",
      ),
      summary: reference("summary"),
      commands: exactDataOf<LoadCommands>({
        prepare: commands(
          "Puts the secrets in, and the file on the router. Nothing runs differently.",
        ),
        check: commands(
          "Keeps what is there, and lets the platform judge the file. Nothing runs differently.",
        ),
        load: commands("Loads it; from now on the timer runs."),
        fetch: commands("Prints what runs."),
        verify: commands("Proves that what runs is what was planned."),
        confirm: commands("Only after the proof: stops the timer, and keeps the file."),
        back: commands("Instead of `confirm`: takes it back without waiting for the timer."),
        afterwards: commands("After `back`, or after the timer: what is left on disks."),
        restore: commands("After `confirm`: takes it back all the same."),
        clean: commands(
          "After `confirm`, and after `restore`: what is left on disks that nobody needs.",
        ),
      }),
    }),
    summary: exactDataOf<RouterSummary>(
      {
        sessions: { ...count, description: "Sessions with their new file." },
        sessions_added: count,
        sessions_removed: count,
        sessions_changed: { ...count, description: "Sessions with another option or limit." },
        filters_accepting_more: {
          ...count,
          description:
            "Filters (a session has two) that accept routes which they did not accept before.",
        },
        filters_accepting_less: count,
        filters_changing_attributes: count,
        filters_not_compared: {
          ...count,
          description: "Filters whose difference is too large to be found.",
        },
        settings: { ...count, description: "Changed settings of the router itself." },
        risks: listOf(text, "The names of the risks that it is part of: docs/diff.md."),
      },
      "What the change means for the router, in numbers.",
    ),
    command: exactDataOf<DeviceCommand>(
      {
        where: {
          enum: ["here", "shell", "cli"],
          description:
            "`here`: in the network's folder, with the plan as plan.json; `shell`: on the router, as root; `cli`: in the router's own CLI, the commands of one list in one session.",
        },
        run: { ...text, description: "One line." },
        about: { ...text, description: "What it does." },
        exit: {
          enum: [0, null],
          description: "The exit code if it worked; null: none, or it means nothing.",
        },
        contains: listOf(text, "Texts that its output (both streams) has if it worked."),
        lacks: listOf(text, "Texts that its output has only if it failed."),
        repeat: {
          type: "boolean",
          description:
            "Whether it may take some seconds until its output is as it must be: then it is entered again.",
        },
        output: {
          type: ["string", "null"],
          description:
            "The file in the network's folder to which its standard output goes, with mode 0600: it has secrets. Null: none.",
        },
      },
      "One command, and how to see that it worked.",
    ),
  },
};
