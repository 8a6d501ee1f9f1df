/** A file to publish: its path in the folder, and its whole text. */
export interface PublishedFile {
  readonly path: string;
  readonly text: string;
}
