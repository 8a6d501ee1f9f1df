import type { Damage } from "../damage.ts";
import { optionDamages } from "./option-damages.ts";
import { ourDamages } from "./our-damages.ts";
import { roaDamages } from "./roa-damages.ts";
import { servingDamages } from "./serving-damages.ts";
import { sessionDamages } from "./session-damages.ts";
import { statementDamages } from "./statement-damages.ts";

/** All damages of the configuration, made from BIRD's manual and the grammar of 2.0.12. */
export const damages: readonly Damage[] = [
  ...statementDamages,
  ...sessionDamages,
  ...roaDamages,
  ...optionDamages,
  ...servingDamages,
  ...ourDamages,
];
