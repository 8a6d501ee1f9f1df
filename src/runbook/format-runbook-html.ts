import { makeVisible } from "../diagnostics/index.ts";
import { describeCheck, describePlace } from "./describe-check.ts";
import { howToUse } from "./how-to-use.ts";
import type { Runbook, RunbookMail, RunbookPart, RunbookStep } from "./runbook.ts";

const STYLE =
  "body{font:17px/1.5 system-ui,sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#111;background:#fff}" +
  "pre{background:#f2f2f2;padding:.6em;overflow-x:auto;white-space:pre-wrap;overflow-wrap:anywhere;margin:.3em 0}" +
  "li{margin:.7em 0}ol,ul.steps{list-style:none;padding:0}ul.steps>li{border-left:4px solid #bbb;padding-left:.8em}" +
  "input{width:1.3em;height:1.3em;vertical-align:middle}.back{background:#fff4e0;padding:.2em 1em;border:1px solid #d9a441}" +
  "@media print{body{font-size:11pt}.part{break-inside:avoid-page}}";

/**
 * A runbook as one HTML file, complete, that needs nothing else: no scripts, and nothing is loaded from anywhere. All
 * texts are escaped. `impact` is shown as text.
 */
export function formatRunbookHtml(runbook: Runbook): string {
  const { title, start, lost, impact, phases, mails } = runbook;
  return `${[
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escape(title)}</title>`,
    `<style>${STYLE}</style>`,
    "</head>",
    "<body>",
    `<h1>${escape(title)}</h1>`,
    `<p>Start: ${escape(start ?? "____________________")}. Done by: ____________________</p>`,
    `<ul>${howToUse(runbook)
      .map((sentence) => `<li>${escape(sentence)}</li>`)
      .join("")}</ul>`,
    "<h2>What is lost, and for whom</h2>",
    ...(lost.length === 0
      ? ["<p>Nothing: the change has the same meaning for every route and session.</p>"]
      : []),
    ...lost.map(
      ({ text, sessions }) =>
        `<p>${escape(text)}</p>\n<ul>${sessions.map((one) => `<li>${escape(one)}</li>`).join("")}</ul>`,
    ),
    ...(impact === null ? [] : ["<h2>Received routes</h2>", `<pre>${escape(impact)}</pre>`]),
    ...phases.flatMap((phase) => [
      `<h2>${phase.number}. ${escape(phase.title)}</h2>`,
      `<p>${escape(phase.about)}</p>`,
      ...phase.parts.map(partHtml),
    ]),
    ...(mails.length === 0 ? [] : ["<h2>Mails to the peers</h2>", ...mails.map(mailHtml)]),
    "</body>",
    "</html>",
  ].join("\n")}\n`;
}

function partHtml({ id, title, facts, steps, back, restore }: RunbookPart): string {
  const list = (all: readonly RunbookStep[]) =>
    `<ul class="steps">\n${all.map(stepHtml).join("\n")}\n</ul>`;
  const way = (letter: string, name: string, all: readonly RunbookStep[]) =>
    all.length === 0
      ? []
      : [
          `<div class="back" id="s${id}.${letter}"><h4>${id}.${letter} ${name}</h4>`,
          list(all),
          "</div>",
        ];
  return [
    `<section class="part"><h3>${id} ${escape(title)}</h3>`,
    ...(facts.length === 0
      ? []
      : [`<ul>${facts.map((fact) => `<li>${escape(fact)}</li>`).join("")}</ul>`]),
    list(steps),
    ...way("B", "Way back, before it is confirmed", back),
    ...way("R", "Way back, after it was confirmed", restore),
    "</section>",
  ].join("\n");
}

function stepHtml(step: RunbookStep): string {
  const { id, kind, about, commands, wait_seconds: wait, back } = step;
  const way = back[0]?.replace(/\d+$/, "");
  const place =
    kind === "person" || commands.length === 0 ? "" : `<em>${escape(describePlace(step))}:</em> `;
  const waits = wait === null ? "" : `wait ${wait} s: `;
  const checks = [
    ...describeCheck(step, (text) => `«${text}»`).map((text) =>
      escape(text).replace(/«(.*?)»/g, "<code>$1</code>"),
    ),
    ...(way === undefined ? [] : [`back: <a href="#s${way}">${way}</a>`]),
  ];
  return [
    `<li><label><input type="checkbox"> <strong>${id}</strong> ${place}${waits}${escape(about)}</label>`,
    ...(commands.length === 0 ? [] : [`<pre>${commands.map(escape).join("\n")}</pre>`]),
    ...(checks.length === 0
      ? []
      : [`<ul>${checks.map((text) => `<li>${text}</li>`).join("")}</ul>`]),
    "</li>",
  ].join("\n");
}

function mailHtml({ asn, peer, to, contacts, subject, body }: RunbookMail): string {
  const head = [...to.map((address) => `To: ${address}`), `Subject: ${subject}`, "", body].join(
    "\n",
  );
  return [
    `<h3>AS${asn} ${escape(peer)}</h3>`,
    ...(contacts === null ? [] : [`<p><strong>No address:</strong> ${escape(contacts)}</p>`]),
    `<pre>${escape(head)}</pre>`,
  ].join("\n");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text without markup, and with what is invisible made visible; lines stay. */
function escape(text: string): string {
  return text
    .split("\n")
    .map((line) => makeVisible(line).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? ""))
    .join("\n");
}
