import { describeImpact } from "./describe-impact.ts";

describeImpact("frr");
