import { readFileSync } from "node:fs";

import { describeRunning } from "../describe-running.ts";
import { damagesOf } from "./damages.ts";
import { runningPlan } from "./plan.ts";

const text = readFileSync(new URL("router.conf", import.meta.url), "utf8");

describeRunning({ plan: runningPlan(), text, damages: damagesOf(text) });
