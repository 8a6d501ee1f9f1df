import { makeVisible } from "../../diagnostics/index.ts";
import type { Fact } from "../decision.ts";

/** A fact with its source and day: `10 Gbps [PeeringDB, 2026-11-28]`. */
export function factText({ text, source, time }: Fact): string {
  const from = time === null ? source : `${source}, ${time.slice(0, 10)}`;
  return makeVisible(`${text} [${from}]`);
}
