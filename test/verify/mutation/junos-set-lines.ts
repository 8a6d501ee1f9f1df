/** A rendered Junos file as `set` commands, as `show configuration | display set` prints it. */
export function junosSetLines(text: string): string {
  const within: string[] = [];
  const commands: string[] = [];
  for (const line of text.split("\n")) {
    const trimmed = line.trim();
    if (
      trimmed === "" ||
      trimmed === "replace:" ||
      trimmed.startsWith("#") ||
      trimmed.startsWith("/*")
    )
      continue;
    if (trimmed === "}") within.pop();
    else if (trimmed.endsWith("{")) within.push(trimmed.slice(0, -1).trim());
    else {
      const words = trimmed.replace(/;.*$/, "");
      const [, before = "", several = ""] = /^(.*?)\[ (.*) \]$/.exec(words) ?? [];
      const statements =
        several === "" ? [words] : several.split(" ").map((word) => `${before}${word}`);
      for (const statement of statements) commands.push(["set", ...within, statement].join(" "));
    }
  }
  return `${commands.join("\n")}\n`;
}
