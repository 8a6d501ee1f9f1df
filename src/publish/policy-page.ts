import type { Templates } from "../platforms/index.ts";
import type { Announcement } from "./announcement.ts";
import { html } from "./html.ts";
import { print } from "./print.ts";
import type { PublishedFile } from "./published-file.ts";

/** The file of the peering policy. */
export const POLICY_FILE = "policy.html";

/** A peering policy as it is published: plain text, in any script. */
export interface PolicyPage {
  readonly title: string;
  /** Empty: none. */
  readonly intro: string;
  /** What is asked of a peer, each with a name for links to it. */
  readonly sentences: readonly { readonly id: string; readonly text: string }[];
}

/** The page of a peering policy: one file that needs nothing else, without scripts. */
export function policyPage(
  { asn, name }: Announcement,
  { title, intro, sentences }: PolicyPage,
  templates: Templates,
): PublishedFile {
  const view = {
    title: html(title),
    asn,
    name: html(name),
    intro: html(intro),
    sentences: sentences.map(({ id, text }) => ({ id: html(id), text: html(text) })),
  };
  return { path: POLICY_FILE, text: print(templates, "policy", view) };
}
