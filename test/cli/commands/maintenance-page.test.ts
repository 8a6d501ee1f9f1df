import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "@jest/globals";

import { deviceSettings } from "../../../src/plan/index.ts";
import { gitHistory, type GitHistory } from "../../fixtures/git-history.ts";
import { captured } from "../captured.ts";

const PAGE = "docs/maintenance.md";
let history: GitHistory;

beforeAll(async () => {
  history = gitHistory();
  history.copy("examples/azion", ".");
  history.commit("the network");
  const path = join(history.root, "peers/content.yaml");
  const text = readFileSync(path, "utf8");
  const changed = ["AS-FACEBOOK]", "AS-PROLEXIC]"].reduce(
    (all, last) => all.replace(`${last}\n`, `${last}\n    max_prefixes: { ipv4: 400 }\n`),
    text,
  );
  writeFileSync(path, changed);
  expect((await captured(history.root, "build")).code).toBe(0);
  history.commit("more prefixes of Meta and Akamai");
});
afterAll(() => history.remove());

/** Compares a committed file with what it should be, or writes it. */
function same(path: string, now: string): void {
  if (process.env["UPDATE_GOLDEN"] !== undefined) writeFileSync(path, now);
  expect(now).toBe(readFileSync(path, "utf8"));
}

test("docs/maintenance.md has every setting of how routers are installed", () => {
  const page = readFileSync(PAGE, "utf8");
  const rows = deviceSettings().map(
    (one) =>
      `| \`${one.name}\` | \`${one.default}\` | ${one.about}${one.values ? `: ${one.values.join(", ")}` : ""} |\n`,
  );
  const table = /(\| setting.*\n\|[ -]+\|.*\n)((?:\|.*\n)+)/;
  const [, head = "", body = ""] = table.exec(page) ?? [];
  const plain = (text: string) => text.replaceAll(/ +/g, " ");
  if (process.env["UPDATE_GOLDEN"] !== undefined)
    same(PAGE, page.replace(head + body, head + rows.join("")));
  else expect(plain(body)).toBe(rows.map(plain).join(""));
});

test("the runbook of a change in the documentation is what the command writes", async () => {
  const { code, stdout } = await captured(
    history.root,
    ...["runbook", "HEAD~1", "--start", "2026-12-01T03:00Z"],
  );
  expect(code).toBe(0);
  same("docs/examples/runbook-change.md", stdout);
});

test("the runbook of a maintenance in the documentation is what the command writes", async () => {
  const { code, stdout } = await captured(
    history.root,
    ...["runbook", "--shut", "ix-br-sp", "--start", "2026-12-01T03:00Z"],
    ...["--message", "maintenance until 05:00 UTC"],
  );
  expect(code).toBe(0);
  same("docs/examples/runbook-maintenance.md", stdout);
});
