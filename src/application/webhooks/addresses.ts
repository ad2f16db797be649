/** Whom events may be sent to. */
export interface WebhookHosts {
  /** Hosts that were named, each as it stands in a URL: with its port where that is not the usual one. */
  readonly hosts: readonly string[];
  /** Whether this machine itself may be sent to though nobody named it: where identities are made up too. */
  readonly allowsLoopback: boolean;
}

/** What is wrong with an address, and what to do. */
interface AddressFault {
  readonly problem: string;
  readonly remedy: string;
}

/**
 * Why nothing is sent to an address; undefined where it may be. Only hosts that whoever runs the service has named are ever
 * called: an address is what a caller makes of it, and this service stands where the caller does not.
 */
export function faultOfAddress(
  text: string,
  { hosts, allowsLoopback }: WebhookHosts,
): AddressFault | undefined {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return { problem: 'is not an https address', remedy: 'send an absolute https address' };
  }
  if (url.username !== '' || url.password !== '' || text.includes('#')) {
    return {
      problem: 'has a user, a password or a fragment',
      remedy: 'leave them out: the signature of an event is what tells the receiver who sends it',
    };
  }
  const loopback = isLoopbackName(url.hostname);
  if (url.protocol === 'http:' && !loopback) {
    return { problem: 'is not an https address', remedy: 'use https; http is for this machine only' };
  }
  if (!hosts.includes(url.host) && !(allowsLoopback && loopback)) {
    return {
      problem: 'names a host that this service does not send to',
      remedy: 'name one of the hosts allowed here, or have whoever runs the service add it to WEBHOOK_HOSTS',
    };
  }
  return undefined;
}

/** A host of WEBHOOK_HOSTS as it stands in a URL: in lower case, without the usual port. */
export function hostAsInAddress(host: string): string {
  return new URL(`https://${host}`).host;
}

/** The name of a host as URLs have it, by which a machine calls itself. */
function isLoopbackName(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
