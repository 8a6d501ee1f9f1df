import { test, expect } from "@jest/globals";
import { writeFileSync } from "node:fs";
import { ENGINES } from "./fault.ts";
import { FAULTS } from "./faults.ts";
import { runFault, RIGHT } from "./run-fault.ts";
test("probe", async () => {
  const jobs = FAULTS.flatMap((fault) => ENGINES.map((engine) => ({ fault, engine })));
  const out: string[] = [];
  let next = 0;
  await Promise.all(Array.from({ length: 10 }, async () => {
    for (let i = next++; i < jobs.length; i = next++) {
      const j = jobs[i]; if (!j) return;
      const { fault, engine } = j;
      if (fault.expected[engine] === "not asked") continue;
      const o = await runFault(fault, engine);
      const what = o.list === null ? o.codes.join() : JSON.stringify(o.list) === JSON.stringify(RIGHT) ? "right" : "WRONG " + o.list.join(" ");
      const flag = what === fault.expected[engine] ? "  " : "!!";
      out[i] = `${flag} ${engine} ${fault.step.title}: ${fault.does} => ${what} lies=${o.lies} ${Math.round(o.milliseconds)} ${o.messages.join(" | ").slice(0, 300)}`;
    }
  }));
  writeFileSync("/tmp/probe.txt", out.filter(Boolean).join("\n"));
  expect(1).toBe(1);
}, 120000);
