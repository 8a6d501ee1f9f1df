import { RoundCache } from "../incremental/index.ts";

/** The views that a printer made of earlier plans of its router: of prefix lists or all lists, and of sessions. */
export class ViewCaches<List, Session> {
  readonly lists = new RoundCache<List>();
  readonly sessions = new RoundCache<Session>();

  /** Forgets what the last plan had no use for. */
  endRound(): void {
    this.lists.endRound();
    this.sessions.endRound();
  }
}
