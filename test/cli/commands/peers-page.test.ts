import { readFileSync, writeFileSync } from "node:fs";

import { expect, test } from "@jest/globals";

import { captured } from "../captured.ts";

const PAGE = "docs/working-with-peers.md";

test("docs/working-with-peers.md shows what the commands print", async () => {
  const page = readFileSync(PAGE, "utf8");
  let now = page;
  const examples = [...page.matchAll(/```text\n\$ peerc (.+)\n([^`]*)```/g)];
  expect(examples.length).toBeGreaterThan(1);
  for (const [whole, line = ""] of examples) {
    const { stdout, stderr } = await captured(".", ...line.split(" "));
    now = now.replace(whole, () => `\`\`\`text\n$ peerc ${line}\n${stderr}${stdout}\`\`\``);
  }
  if (process.env["UPDATE_GOLDEN"] !== undefined) writeFileSync(PAGE, now);
  expect(now).toBe(readFileSync(PAGE, "utf8"));
});
