import { checkAddresses } from "./check-addresses.ts";
import { checkAsSets } from "./check-as-sets.ts";
import { checkAsns } from "./check-asns.ts";
import { checkDeclaredPrefixes } from "./check-declared-prefixes.ts";
import { checkExchangeAddresses } from "./check-exchange-addresses.ts";
import { checkExchanges } from "./check-exchanges.ts";
import { checkInterconnects } from "./check-interconnects.ts";
import { checkInterfaces } from "./check-interfaces.ts";
import { checkLocalAddresses } from "./check-local-addresses.ts";
import { checkNetwork } from "./check-network.ts";
import { checkOptions } from "./check-options.ts";
import { checkReferences } from "./check-references.ts";
import { checkRouters } from "./check-routers.ts";
import { checkSessionNames } from "./check-session-names.ts";
import { checkSettings } from "./check-settings.ts";
import { checkSites } from "./check-sites.ts";
import { checkUniqueAddresses } from "./check-unique-addresses.ts";
import type { Rule } from "./rule.ts";

/** The rules for every declaration, from the network to single sessions. */
export const RULES: readonly Rule[] = [
  checkNetwork,
  checkRouters,
  checkExchanges,
  checkSites,
  checkReferences,
  checkAsns,
  checkAsSets,
  checkDeclaredPrefixes,
  checkAddresses,
  checkInterfaces,
  checkExchangeAddresses,
  checkInterconnects,
  checkUniqueAddresses,
  checkLocalAddresses,
  checkSessionNames,
  checkOptions,
  checkSettings,
];
