import type { Templates } from "../platforms/index.ts";
import { dataFiles } from "./data-files.ts";
import { filterFiles } from "./filter-files.ts";
import { indexPage } from "./index-page.ts";
import type { TemplatesOf } from "./list-texts.ts";
import { policyPages } from "./policy-page.ts";
import type { Publication } from "./publication.ts";
import { indexFile, isPublishedName } from "./published-index.ts";
import type { PublishedFile } from "./published-file.ts";
import { snippetFiles } from "./snippet-files.ts";

/** The templates that files are printed with. */
export interface PublishTemplates {
  /** Those of `templates/publish`. */
  readonly own: Templates;
  readonly of: TemplatesOf;
}

/** Every file of a published folder, the index last. The same input gives the same bytes. */
export function publish(
  { announcement, margin, peers, policy }: Publication,
  templates: PublishTemplates,
): readonly PublishedFile[] {
  const files = [
    ...dataFiles(announcement, margin),
    ...filterFiles(announcement, templates.own, templates.of),
    ...policyPages(announcement, policy, templates.own),
    ...peers.flatMap((one) => snippetFiles(announcement, one, margin, templates.own)),
  ];
  const page = indexPage({ announcement, margin, peers, policy }, files, templates.own);
  const all = [...files, page];
  const strange = all.find(({ path }) => !isPublishedName(path));
  if (strange) throw new Error(`not a name of a published file: ${strange.path}`);
  const asns = peers.map(({ peer }) => peer.asn);
  return [...all, indexFile(announcement, { margin, peers: asns }, all)];
}
