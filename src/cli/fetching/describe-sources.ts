import type { SourceChange } from "../../sources/index.ts";

/** How many lines of a file are shown. */
const SHOWN = 3;

/** Prints what changed in sources: a line for each, and the first lines that were added or removed. */
export function describeSources(changes: readonly SourceChange[]): string {
  return changes
    .map(({ name, kind, files }) => {
      const details = files.map(({ file, added, removed }) => {
        const counts = [
          ...(added.length > 0 ? [`+${added.length}`] : []),
          ...(removed.length > 0 ? [`-${removed.length}`] : []),
        ];
        return `${file} ${counts.join(" ")}`;
      });
      const lines = kind === "changed" ? files.flatMap(firstLines) : [];
      const suffix = details.length === 0 ? "" : `: ${details.join(", ")}`;
      return `  ${name} ${kind}${suffix}\n${lines.map((line) => `    ${line}\n`).join("")}`;
    })
    .join("");
}

function firstLines({ added, removed }: SourceChange["files"][number]): readonly string[] {
  const all = [...removed.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)];
  const shown = all
    .slice(0, SHOWN)
    .map((line) => (line.length > 160 ? `${line.slice(0, 160)}…` : line));
  return all.length > SHOWN ? [...shown, `and ${all.length - SHOWN} more lines`] : shown;
}
