/** One message to one person. It says that something waits and no more, so that whoever else reads it learns nothing. */
export interface Mail {
  /** The same for every try of one message: whoever gets it twice can tell. */
  readonly id: string;
  /** One address, as its account has it. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** It was tried before, so that it may be there already. */
  readonly again: boolean;
  /** What the calendar of whoever gets it takes in (RFC 6047). GOV.UK Notify carries none: the text leads to it. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string };
}

/** What became of one try. `final`: no further try can help, because of the address or the message itself. */
export type Sent =
  | { readonly ok: true }
  | { readonly ok: false; readonly final: boolean; readonly why: string };

/** The way that mail leaves by. Sending throws nothing: every failure is an answer. */
export interface Mailer {
  readonly kind: 'smtp' | 'notify';
  readonly send: (mail: Mail) => Promise<Sent>;
  readonly close: () => void;
}

/** How mail leaves, if at all: by an SMTP server, or by GOV.UK Notify. */
export type MailConfig =
  | { readonly kind: 'none' }
  | { readonly kind: 'smtp'; readonly url: string; readonly from: string }
  | { readonly kind: 'notify'; readonly url: string; readonly apiKey: string; readonly templateId: string };

/**
 * Whether a message can go to this address at all: one mailbox and one domain, in plain letters, with nothing that a header, a list of
 * addresses or a command to the server could be made of (RFC 5321 without its rarities).
 */
export const isMailable = (address: string): boolean =>
  address.length <= 254 &&
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/i.test(
    address,
  );
