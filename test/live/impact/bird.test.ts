import { CHANGES } from "./changes.ts";
import { describeImpact } from "./describe-impact.ts";

describeImpact("BIRD", "for1", CHANGES, (lab, plan) => {
  lab.reload(plan);
  return Promise.resolve();
});
