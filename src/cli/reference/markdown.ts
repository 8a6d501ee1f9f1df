/** A table in markdown; cells may hold anything but line breaks. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
}

/** A generated page: title, a note about its source, and its blocks. */
export function page(title: string, source: string, blocks: readonly string[]): string {
  const note = `<!-- Generated from ${source} by \`npm run docs\`; a test compares it with the code. -->`;
  return [note, `# ${title}`, ...blocks].join("\n\n") + "\n";
}

/** Text as code. */
export function code(text: string): string {
  return `\`${text}\``;
}
