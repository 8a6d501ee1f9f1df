import { diagnostic } from "../../diagnostics/index.ts";
import { isSameSite } from "../is-same-site.ts";
import type { Rule } from "./rule.ts";
import { suggestName } from "./suggest-name.ts";

/** Each of `sites` must be the site of a router, and stand there once. */
export const checkSites: Rule = ({ sites, routers, known }, report) => {
  const isComplete = known.routers !== null && known.routers.length === routers.length;
  const there = [...new Set(routers.flatMap(({ site }) => site ?? []))];
  sites.forEach(({ name, span }, at) => {
    const first = sites.slice(0, at).find((other) => isSameSite(other.name, name));
    if (first) {
      const related = [{ message: "the other one is here", span: first.span }];
      report(diagnostic("listed-twice", { name }, { span, related }));
      return;
    }
    if (!isComplete || there.some((site) => isSameSite(site, name))) return;
    report(diagnostic("unknown-site", { name }, { span, hint: suggestName(name, there) }));
  });
};
