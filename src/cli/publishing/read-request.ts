import type { Declaration } from "../../declaration/index.ts";
import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { parseAsn, type Asn } from "../../net/index.ts";
import { USUAL_MARGIN } from "../../publish/index.ts";
import type { Arguments } from "../commands/command.ts";

/** Reads `--margin`, in percent; null, and reported, if it is none. */
export function readMargin(args: Arguments, report: Report): number | null {
  const text = args.text("margin");
  if (text === null) return USUAL_MARGIN;
  const percent = /^(\d{1,3}|1000)%?$/.exec(text);
  if (percent) return Number(percent[1]);
  const problem = `--margin takes a percentage up to 1000%, and got \`${text}\``;
  report(diagnostic("wrong-usage", { problem, command: "publish" }));
  return null;
}

/** The peers that `--peers` and `--peer` name. Each that is not declared is reported. */
export function readPeers(
  args: Arguments,
  { peers }: Declaration,
  report: Report,
): readonly Asn[] | "all" {
  if (args.flag("peers")) return "all";
  return args.texts("peer").flatMap((text) => {
    const asn = parseAsn(text);
    if (asn !== null && peers.some((peer) => peer.asn === asn)) return [asn];
    report(diagnostic("unknown-peer", { asn: text, known: peers }));
    return [];
  });
}
