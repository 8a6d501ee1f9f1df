import { FAMILIES, type Family } from "../net/index.ts";
import type { Templates } from "../platforms/index.ts";
import type { Location } from "./announcement.ts";
import { LIMITS_FILE, locationFile, PREFIXES_FILE } from "./data-files.ts";
import { DIALECTS } from "./dialects.ts";
import { html, type Html } from "./html.ts";
import { languageName, policyFile } from "./policy-page.ts";
import { print } from "./print.ts";
import type { Publication } from "./publication.ts";
import { INDEX_FILE } from "./published-index.ts";
import type { PublishedFile } from "./published-file.ts";
import { peerFolder } from "./snippet-files.ts";
import { suggestedLimit } from "./suggested-limit.ts";

/** A link of a page. */
interface Link {
  readonly href: Html;
  readonly text: Html;
}

/** The page with links to all published files, and what they come to in numbers. */
export function indexPage(
  { announcement, margin, peers, policy }: Publication,
  files: readonly PublishedFile[],
  templates: Templates,
): PublishedFile {
  const { asn, name, asSets, announced, registered, locations } = announcement;
  const paths = new Set(files.map(({ path }) => path));
  const softwareIn = (folder: string): readonly Link[] =>
    DIALECTS.filter(({ file }) => paths.has(`${folder}/${file}`)).map(({ title, file }) =>
      link(`${folder}/${file}`, title),
    );
  const view = {
    asn,
    name: html(name),
    asSets: html(asSets.join(", ")),
    margin,
    families: FAMILIES.map((family) => ({
      title: TITLE[family],
      file: link(`prefixes.${family}.txt`, String(announced[family].size)),
      registered: registered[family].size,
      limit: suggestedLimit(announcement, family, margin) ?? "none",
    })),
    locations: locations.map((location) => ({
      name: html(location.name),
      kind: KIND[location.kind],
      cells: FAMILIES.map((family) => ({ file: locationLink(location, family) })),
    })),
    filters: softwareIn("filters"),
    policies: policy.map(({ language }) => link(policyFile(language), languageName(language))),
    data: [PREFIXES_FILE, LIMITS_FILE, INDEX_FILE].map((path) => link(path, path)),
    peers: peers.map(({ peer }) => ({
      title: html(`AS${peer.asn} ${peer.name}`),
      files: softwareIn(peerFolder(peer)),
    })),
  };
  return { path: "index.html", text: print(templates, "index", view) };
}

const TITLE: Readonly<Record<Family, string>> = { ipv4: "IPv4", ipv6: "IPv6" };

const KIND: Readonly<Record<Location["kind"], string>> = {
  exchange: "exchange",
  site: "private interconnects",
  router: "private interconnects",
};

function link(href: string, text: string): Link {
  return { href: html(href), text: html(text) };
}

function locationLink(location: Location, family: Family): Link | null {
  const set = location.announced[family];
  return set && link(locationFile(location, family), String(set.size));
}
