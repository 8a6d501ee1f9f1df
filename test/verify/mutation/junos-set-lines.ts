/** A rendered Junos file as `set` commands, as `show configuration | display set` prints it. */
export function junosSetLines(text: string): string {
  const within: string[] = [];
  const commands: string[] = [];
  for (const line of text.split("\n")) {
    const said = line.trim();
    if (said === "" || said === "replace:" || said.startsWith("#") || said.startsWith("/*"))
      continue;
    if (said === "}") within.pop();
    else if (said.endsWith("{")) within.push(said.slice(0, -1).trim());
    else {
      const words = said.replace(/;.*$/, "");
      const [, before = "", several = ""] = /^(.*?)\[ (.*) \]$/.exec(words) ?? [];
      const statements =
        several === "" ? [words] : several.split(" ").map((word) => `${before}${word}`);
      for (const statement of statements) commands.push(["set", ...within, statement].join(" "));
    }
  }
  return `${commands.join("\n")}\n`;
}
