import { describePlatform } from "./describe-platform.ts";

describePlatform("frr");
