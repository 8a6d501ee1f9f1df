import { describeImpact } from "./describe-impact.ts";

describeImpact("bird");
