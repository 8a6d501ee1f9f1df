import { Kept } from "../incremental/index.ts";

/** The views that a printer made of earlier plans of its router: of prefix lists or all lists, and of sessions. */
export class KeptViews<List, Session> {
  readonly lists = new Kept<List>();
  readonly sessions = new Kept<Session>();

  /** Forgets what the last plan had no use for. */
  endRound(): void {
    this.lists.endRound();
    this.sessions.endRound();
  }
}
