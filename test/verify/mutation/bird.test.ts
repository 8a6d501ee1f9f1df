import { describeDamage } from "./describe-damage.ts";

describeDamage("bird");
