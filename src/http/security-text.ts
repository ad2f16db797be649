/** Whom to tell of a weakness of this service. */
export interface SecurityText {
  /** `mailto:` or `https:` address that reports go to. */
  readonly contact: string;
  /** Instant until which this may be relied on. */
  readonly expires: string;
}

/** Days for which a process vouches for the contact it was started with; RFC 9116, section 2.5.5, asks for less than a year. */
const DAYS_VALID = 180;

/** What a service says that starts at an instant (milliseconds since 1970): each start confirms the contact again. */
export function securityTextFrom(contact: string, startedAt: number): SecurityText {
  return { contact, expires: new Date(startedAt + DAYS_VALID * 86_400_000).toISOString() };
}

/** The file as RFC 9116, section 2, has it. */
export function writeSecurityText({ contact, expires }: SecurityText): string {
  const fields = [`Contact: ${contact}`, `Expires: ${expires}`, 'Preferred-Languages: en'];
  return `${fields.join('\n')}\n`;
}
