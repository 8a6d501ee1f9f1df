/** What is published for peers: what we announce to them, as data, as filters, and as the other side of our sessions. */
export { announce, type AnnounceInput } from "./announce.ts";
export type { Announcement, Location } from "./announcement.ts";
export {
  checkPublished,
  comparePublished,
  isSame,
  type PublishedDifference,
  type PublishedFolder,
} from "./compare-published.ts";
export { announcementRow, formatAnnouncement, formatDifference } from "./format-publication.ts";
export { peerSessions } from "./peer-sessions.ts";
export type { PolicyPage } from "./policy-page.ts";
export type { Publication } from "./publication.ts";
export { publish, type PublishTemplates } from "./publish.ts";
export type { PublishedFile } from "./published-file.ts";
export { publishedKind } from "./published-kind.ts";
export type { PeerSessions } from "./snippet-files.ts";
export { USUAL_MARGIN } from "./suggested-limit.ts";
