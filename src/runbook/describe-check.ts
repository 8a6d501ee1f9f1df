import type { RunbookStep } from "./runbook.ts";

/** What a step must show, in sentences without a full stop; `code`: how a text of a router is marked. */
export function describeCheck(
  { kind, where, router, check, output }: RunbookStep,
  code: (text: string) => string,
): readonly string[] {
  const { exit, contains, lacks, below, repeat, commands, text } = check;
  const said = [
    ...(contains.length > 0 ? [`must show ${list(contains.map(code))}`] : []),
    ...(lacks.length > 0 ? [`must not show ${list(lacks.map(code))}`] : []),
    ...(below === null ? [] : [`must show a number below ${below}`]),
    ...(text === null ? [] : [text]),
    ...(repeat ? ["may take a while: enter it again until it does"] : []),
    ...(output === null
      ? []
      : [
          `save the output here as ${code(output)}, readable for you alone, because it has secrets: ${code(`(umask 077; ssh ${router ?? ""} … > ${output})`)}`,
        ]),
    ...(exit === null && where === "shell" && kind !== "person"
      ? ["its exit code means nothing"]
      : []),
  ];
  return [
    ...said,
    ...commands.map(
      ({ about, run, contains: texts }) => `${about}: ${code(run)} shows ${list(texts.map(code))}`,
    ),
  ];
}

function list(texts: readonly string[]): string {
  return texts.join(", ");
}

/** Where a step is done, for people. */
export function describePlace({ where, router, kind }: RunbookStep): string {
  if (router === null) return "here";
  if (where === "shell") return `${router}, shell as root`;
  return kind === "look" ? `${router}, CLI, second session` : `${router}, CLI`;
}
