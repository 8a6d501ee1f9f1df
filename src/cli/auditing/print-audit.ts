import {
  auditReport,
  draftMail,
  formatAuditJunit,
  formatAuditMarkdown,
  formatAuditText,
  LANGUAGES,
  mailAddresses,
  type AuditResults,
} from "../../audit/index.ts";
import type { Network } from "../../declaration/index.ts";
import { paintWith, printJson } from "../../diagnostics/index.ts";
import type { Sources } from "../../sources/index.ts";
import type { Arguments } from "../commands/command.ts";
import type { Io } from "../output/io.ts";
import { readTemplates } from "../package-files.ts";

/** What is printed. */
export interface PrintedAudit {
  /** The chosen results; those of one peer in the format `mail`. */
  readonly shown: AuditResults;
  readonly network: Network;
  readonly sources: Sources;
}

/** Prints results in the chosen format. */
export function printAudit(audit: PrintedAudit, args: Arguments, io: Io): void {
  const { shown } = audit;
  switch (args.text("format")) {
    case "json":
      io.stdout(printJson(auditReport(shown)));
      return;
    case "junit":
      io.stdout(formatAuditJunit(shown, []));
      return;
    case "markdown":
      io.stdout(formatAuditMarkdown(shown));
      return;
    case "mail":
      printMail(audit, args, io);
      return;
    default: {
      const evidenceOfOk = args.flag("verbose") || args.texts("peer").length === 1;
      if (shown.peers.length + shown.own.length > 0)
        io.stdout(
          formatAuditText(shown, { evidenceOfOk, paint: paintWith(io.colourOut === true) }),
        );
      else if (args.text("since") !== null) io.stderr("nothing got worse\n");
      else io.stderr("there is no such result\n");
    }
  }
}

function printMail({ shown, network, sources }: PrintedAudit, args: Arguments, io: Io): void {
  const [peer] = shown.peers;
  const language = LANGUAGES.find((one) => one === args.text("language")) ?? "en";
  const frame = {
    ownAsn: network.asn,
    ownName: network.name,
    to: peer ? mailAddresses(peer.asn, sources.peeringdb?.data ?? null) : [],
    language,
  };
  const mail = peer && draftMail(peer, shown.agreement, frame, readTemplates("audit"));
  if (mail) io.stdout(mail);
  else io.stderr("there is nothing to write about: no published sentence is violated\n");
}
