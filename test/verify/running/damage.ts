/** A running configuration with something changed outside of what is ours. */
export interface Damage {
  /** The damage and its place, for people: `neighbor 10.0.0.1 activated in ipv4 vpn`. */
  readonly name: string;
  readonly text: string;
  /** Whether it changes what a declared session does: it has to be found then, and must not be complained of otherwise. */
  readonly effect: "changes" | "nothing";
  /** Why it does or does not, with the page of the vendor's command reference that it rests on. */
  readonly why: string;
}
