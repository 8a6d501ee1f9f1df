import { readFileSync, writeFileSync } from "node:fs";

import { expect, test } from "@jest/globals";

import { packagePath } from "../../../src/cli/package-files.ts";
import { networkHistory } from "../../fixtures/network-history.ts";
import { captured } from "../captured.ts";

const PAGE = "docs/blame.md";

test("docs/blame.md shows what the command prints", async () => {
  const history = await networkHistory();
  try {
    const page = readFileSync(PAGE, "utf8");
    let now = page;
    const examples = [...page.matchAll(/```text\n\$ peerc (.+)\n([^`]*)```/g)];
    expect(examples.length).toBeGreaterThan(0);
    for (const [whole, line = "", shown = ""] of examples) {
      const { stdout, stderr } = await captured(history.root, ...line.split(" "));
      const printed = (stderr + stdout).replaceAll(packagePath("policies/"), "policies/");
      now = now.replace(whole, () => whole.replace(`\n${shown}\`\`\``, () => `\n${printed}\`\`\``));
    }
    if (process.env["UPDATE_GOLDEN"] !== undefined) writeFileSync(PAGE, now);
    expect(now).toBe(readFileSync(PAGE, "utf8"));
  } finally {
    history.remove();
  }
});
