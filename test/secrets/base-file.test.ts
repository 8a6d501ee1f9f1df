import { describe, expect, test } from "@jest/globals";

import { MaskedFile } from "../../src/diagnostics/index.ts";
import { formatAddress } from "../../src/net/index.ts";
import { secretsIn } from "../../src/platforms/frr/secrets.ts";
import { limitsOf, planOf, planOnBase, render } from "../platforms/frr/frr-plan.ts";
import { allFormats } from "./all-formats.ts";

const SECRET = "Zq7Xw9Vh4";

describe("a conflict with a base file", () => {
  const remote = formatAddress(planOf().peers[0]!.sessions[0]!.remote);

  test.each([
    `neighbor ${remote} password ${SECRET}`,
    `neighbor ${remote} password 8 ${SECRET} more`,
    `no neighbor ${remote} password ${SECRET}`,
    `neighbor   ${remote}   password   "${SECRET} ${SECRET}"`,
    `neighbor ${remote} description password is ${SECRET}`,
    `neighbor ${remote} tcp-ao key ${SECRET}\r`,
    `bgp default password ${SECRET}`,
  ])("shows the line without its secret: %s", (line) => {
    const base = `router bgp 52580\n no bgp default ipv4-unicast\n ${line}\nexit\n`;
    const plan = planOnBase(base);
    const found = limitsOf(plan).filter(({ code }) => code === "base-file-conflict");
    expect(found).toHaveLength(1);
    expect(found[0]!.message).toContain('<secret>": ');
    const printed = allFormats(found);
    expect(printed).toContain("base/gru1.conf:3:2: ");
    expect(printed).toContain("<secret>\n");
    expect(printed).not.toContain(SECRET);
    // It goes to the router as it is.
    expect(render(plan)).toContain(SECRET);
  });

  test.each([
    [`rpki\n rpki cache 192.0.2.1 22 bob /etc/${SECRET}\nexit\n`, "rpki"],
    [`ip prefix-list PEERC_X description the key ${SECRET}`, "prefix-list PEERC_X"],
    [`${"x ".repeat(1900)}password ${SECRET}${"x ".repeat(200)}`, "x x x"],
  ])("shows others, too: %#", (base, shown) => {
    const found = limitsOf(planOnBase(base));
    expect(found.map(({ code }) => code)).toContain("base-file-conflict");
    const printed = allFormats(found);
    expect(printed).toContain(shown);
    expect(printed).not.toContain(SECRET);
  });
});

describe("what a platform's parser reports about a file", () => {
  const raw = `enable password ${SECRET}\nrouter bgp 1\n neighbor 192.0.2.1 password two words\n`;
  const file = new MaskedFile({ path: "r.conf", raw }, secretsIn);

  test.each([
    [
      `line 1: % Unknown command: enable password ${SECRET}`,
      "line 1: % Unknown command: enable password <secret>",
    ],
    [`line 3: near "${SECRET}"`, 'line 3: near "<secret>"'],
    ["line 3: two words is too long", "line 3: <secret> is too long"],
    ["line 3: words?", "line 3: <secret>?"],
    ["line 2: % There is no such command", "line 2: % There is no such command"],
  ])("is shown without secrets: %s", (printed, shown) => {
    expect(file.output(printed)).toBe(shown);
  });
});
