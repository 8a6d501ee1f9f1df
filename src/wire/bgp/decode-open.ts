import { FAMILIES, type Address, type Asn, type Family } from "../../net/index.ts";
import { Cursor } from "../cursor.ts";
import { unicastFamily } from "./families.ts";
import type { UpdateForm } from "./decode-update.ts";

/** What a speaker says about itself in its OPEN, as far as it changes how messages are read. */
export interface OpenMessage {
  readonly asn: Asn;
  /** The BGP identifier. */
  readonly id: Address;
  /** Whether it has ASNs of four bytes (RFC 6793). */
  readonly hasAs4: boolean;
  /** Its families of unicast routes; without the capability of RFC 4760, IPv4. */
  readonly families: ReadonlySet<Family>;
  /** The families in which it can receive and send path identifiers (RFC 7911, section 4). */
  readonly receivesPaths: ReadonlySet<Family>;
  readonly sendsPaths: ReadonlySet<Family>;
}

/** An optional parameter with capabilities (RFC 5492), and that of the extended form (RFC 9072). */
const [CAPABILITIES, EXTENDED] = [2, 255];
/** Capabilities (IANA): multiprotocol, ASNs of four bytes, ADD-PATH. */
const [MULTIPROTOCOL, AS4, ADD_PATH] = [1, 65, 69];
/** Bits of ADD-PATH's Send/Receive. */
const [RECEIVE, SEND] = [1, 2];

/** Reads the body of an OPEN (RFC 4271, 4.2; RFC 5492; RFC 9072). A text says what is malformed. */
export function decodeOpen(body: Cursor): OpenMessage | string {
  const version = body.u8();
  const shortAsn = body.u16();
  // The hold time.
  body.take(2);
  const id = body.address("ipv4");
  let length = body.u8();
  let isExtended = false;
  if (length === EXTENDED && body.left > 0 && body.peek() === EXTENDED) {
    body.take(1);
    length = body.u16();
    isExtended = true;
  }
  if (version !== 4) return "the OPEN is malformed";
  if (body.left !== length) return "the OPEN is not as long as its parameters";
  const found = new Found();
  while (body.left > 0) {
    const type = body.u8();
    const value = body.part(isExtended ? body.u16() : body.u8());
    const isRead = type !== CAPABILITIES || found.readCapabilities(value);
    if (body.isOverrun || !isRead) return "the OPEN has malformed parameters";
  }
  const { hasAs4, families, receivesPaths, sendsPaths } = found;
  if (families.size === 0 && !found.hasMultiprotocol) families.add("ipv4");
  const asn = found.asn ?? shortAsn;
  return { asn, id, hasAs4, families, receivesPaths, sendsPaths };
}

class Found {
  hasAs4 = false;
  asn: Asn | null = null;
  hasMultiprotocol = false;
  readonly families = new Set<Family>();
  readonly receivesPaths = new Set<Family>();
  readonly sendsPaths = new Set<Family>();

  /** Reads capabilities to the end of the cursor; returns whether they are well-formed. */
  readCapabilities(list: Cursor): boolean {
    while (list.left > 0) {
      const code = list.u8();
      const value = list.part(list.u8());
      if (!list.isOverrun) this.#read(code, value);
      if (list.isOverrun || value.isOverrun) return false;
    }
    return true;
  }

  #read(code: number, value: Cursor): void {
    if (code === AS4) {
      this.hasAs4 = true;
      this.asn = value.u32();
    } else if (code === MULTIPROTOCOL) {
      this.hasMultiprotocol = true;
      const afi = value.u16();
      value.take(1);
      const family = unicastFamily(afi, value.u8());
      if (family) this.families.add(family);
    } else if (code === ADD_PATH) {
      while (value.left > 0) {
        const family = unicastFamily(value.u16(), value.u8());
        const can = value.u8();
        if (family && (can & RECEIVE) !== 0) this.receivesPaths.add(family);
        if (family && (can & SEND) !== 0) this.sendsPaths.add(family);
      }
    }
  }
}

/** How the UPDATEs are to be read that a speaker sends: by its own OPEN and by that of the one who receives them. */
export function formOf(sender: OpenMessage, receiver: OpenMessage): UpdateForm {
  const [ipv4, ipv6] = FAMILIES.map(
    (family) => sender.sendsPaths.has(family) && receiver.receivesPaths.has(family),
  );
  return {
    asnBytes: sender.hasAs4 && receiver.hasAs4 ? 4 : 2,
    addPath: { ipv4: ipv4 ?? false, ipv6: ipv6 ?? false },
  };
}
