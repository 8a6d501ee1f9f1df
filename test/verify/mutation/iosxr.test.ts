import { describeDamage } from "./describe-damage.ts";

describeDamage("iosxr");
