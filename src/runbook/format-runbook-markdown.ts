import { makeVisible } from "../diagnostics/index.ts";
import { escapeInline } from "../audit/index.ts";
import { describeCheck, describePlace } from "./describe-check.ts";
import { howToUse } from "./how-to-use.ts";
import type { Runbook, RunbookMail, RunbookPart, RunbookStep } from "./runbook.ts";

/** A runbook in Markdown: one action a line with its box, what it must show, and the way back. */
export function formatRunbookMarkdown(runbook: Runbook): string {
  const { title, start, lost, impact, phases, mails } = runbook;
  const lines = [
    `# ${escapeInline(title)}`,
    "",
    `Start: ${start === null ? "____________________" : escapeInline(start)}. Done by: ____________________`,
    "",
    ...howToUse(runbook).map((sentence) => `- ${escapeInline(sentence)}`),
    "",
    "## What is lost, and for whom",
    "",
    ...(lost.length === 0
      ? ["Nothing: the change has the same meaning for every route and session.", ""]
      : []),
    ...lost.flatMap(({ text, sessions }) => [
      `- ${escapeInline(text)}`,
      ...sessions.map((session) => `  - ${escapeInline(session)}`),
    ]),
    ...(lost.length === 0 ? [] : [""]),
    ...(impact === null ? [] : ["## Received routes", "", impact.trimEnd(), ""]),
    ...phases.flatMap(({ number, title: name, about, parts }) => [
      `## ${number}. ${escapeInline(name)}`,
      "",
      escapeInline(about),
      "",
      ...parts.flatMap(partLines),
    ]),
    ...(mails.length === 0 ? [] : ["## Mails to the peers", "", ...mails.flatMap(mailLines)]),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function partLines({ id, title, facts, steps, back, restore }: RunbookPart): readonly string[] {
  const ways = [
    ...(back.length === 0
      ? []
      : ["", `#### ${id}.B Way back, before it is confirmed`, "", ...back.flatMap(stepLines)]),
    ...(restore.length === 0
      ? []
      : ["", `#### ${id}.R Way back, after it was confirmed`, "", ...restore.flatMap(stepLines)]),
  ];
  return [
    `### ${id} ${escapeInline(title)}`,
    "",
    ...facts.map((fact) => `- ${escapeInline(fact)}`),
    ...(facts.length === 0 ? [] : [""]),
    ...steps.flatMap(stepLines),
    ...ways,
    "",
  ];
}

function stepLines(step: RunbookStep): readonly string[] {
  const { id, kind, about, commands, wait_seconds: wait, back } = step;
  const [way] = back;
  const place =
    kind === "person" || commands.length === 0 ? "" : `_${escapeInline(describePlace(step))}:_ `;
  const waits = wait === null ? "" : `wait ${wait} s: `;
  const checks = describeCheck(step, code).map((text) => `  - ${text}`);
  return [
    `- [ ] **${id}** ${place}${waits}${escapeInline(about)}`,
    ...(commands.length === 0
      ? []
      : [
          "",
          `  \`\`\`${step.where === "cli" ? "text" : "sh"}`,
          ...commands.map((one) => `  ${makeVisible(one)}`),
          "  ```",
          "",
        ]),
    ...checks,
    ...(way === undefined ? [] : [`  - back: ${way.replace(/\d+$/, "")}`]),
  ];
}

/** A text of a router, as code. */
function code(text: string): string {
  const fence = text.includes("`") ? "``" : "`";
  return `${fence}${makeVisible(text)}${fence}`;
}

function mailLines({ asn, peer, to, contacts, subject, body }: RunbookMail): readonly string[] {
  return [
    `### AS${asn} ${escapeInline(peer)}`,
    "",
    ...(contacts === null ? [] : [`**No address:** ${escapeInline(contacts)}`, ""]),
    "```text",
    ...to.map((address) => `To: ${makeVisible(address)}`),
    `Subject: ${makeVisible(subject)}`,
    "",
    body.replaceAll("```", "` ` `"),
    "```",
    "",
  ];
}
