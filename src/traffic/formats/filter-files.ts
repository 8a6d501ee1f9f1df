import type { Mode, RouterFilters } from "../filters/traffic-filter.ts";
import { aerleonFiles } from "./aerleon.ts";
import { nftRuleset } from "./nftables.ts";

/** A file in the folder of filters. */
export interface FilterFile {
  /** In that folder: `nftables/for1.nft`. */
  readonly path: string;
  readonly text: string;
}

/** Whether a path in the folder of filters is one that `filterFiles` may make. */
export function isFilterPath(path: string): boolean {
  return /^(?:nftables\/[a-z0-9-]+\.nft|aerleon\/(?:policies\/pol|definitions)\/[a-z0-9-]+\.yaml)$/.test(
    path,
  );
}

/**
 * The filters of a router in the form of its platform: a ruleset of nftables for BIRD and FRR, which run on Linux, a
 * policy of Aerleon for the others. (Aerleon reads policies only in folders named `pol`.) None if there is no filter.
 */
export function filterFiles(router: RouterFilters, mode: Mode): readonly FilterFile[] {
  const { router: name, platform, filters } = router;
  if (filters.length === 0) return [];
  switch (platform) {
    case "bird":
    case "frr":
      return [{ path: `nftables/${name}.nft`, text: nftRuleset(router, mode) }];
    case "junos":
    case "iosxr": {
      const { policy, definitions } = aerleonFiles(router, platform, mode);
      return [
        { path: `aerleon/policies/pol/${name}.yaml`, text: policy },
        { path: `aerleon/definitions/${name}.yaml`, text: definitions },
      ];
    }
  }
}
