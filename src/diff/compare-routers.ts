import { FAMILIES, formatAddress } from "../net/index.ts";
import type { RouterPlan, RtrCache } from "../model/index.ts";
import type { SettingChange } from "./compare-settings.ts";

/** All changes of a router except for its sessions. */
export function compareRouters(before: RouterPlan, after: RouterPlan): readonly SettingChange[] {
  const found: SettingChange[] = [];
  const compare = (id: string, name: string, of: (router: RouterPlan) => string) => {
    const [a, b] = [of(before), of(after)];
    if (a !== b) found.push({ id, name, before: a, after: b, span: after.span });
  };
  compare("platform", "the platform", (router) => router.platform);
  compare("version", "the version", (router) => router.version.join("."));
  compare("asn", "our ASN", (router) => `AS${router.asn}`);
  compare("routerId", "the router ID", (router) => formatAddress(router.routerId));
  compare("rpki", "the RPKI caches", (router) => router.rpki.map(formatCache).join("; ") || "none");
  compare(
    "discard",
    "the discard addresses",
    ({ discard }) =>
      FAMILIES.flatMap((family) => discard[family] ?? [])
        .map(formatAddress)
        .join(", ") || "none",
  );
  compare("waived", "the waived rules", (router) => router.waived.join(", ") || "none");
  compare(
    "removed",
    "the neighbors to remove",
    (router) =>
      router.removed
        .map(({ remote }) => formatAddress(remote))
        .sort()
        .join(", ") || "none",
  );
  if ((before.base?.raw ?? null) !== (after.base?.raw ?? null)) {
    // Its text is the router's own and may contain secrets.
    const describe = ({ base }: RouterPlan) =>
      base ? `${base.path}, ${base.raw.split("\n").length} lines` : "none";
    const [a, b] = [describe(before), describe(after)];
    const same = a === b;
    found.push({
      id: "base",
      name: "the base file",
      before: a,
      after: same ? `${b}, changed` : b,
      span: after.span,
    });
  }
  return found;
}

function formatCache({ address, port, preference, refresh, retry, expire }: RtrCache): string {
  return `${formatAddress(address)} port ${port}, preference ${preference}, refresh ${refresh} s, retry ${retry} s, expire ${expire} s`;
}
