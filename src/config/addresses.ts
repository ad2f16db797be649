import { isIP } from 'node:net';

/** Whether an address or host name is that of this machine to itself. */
export function isLoopback(host: string): boolean {
  return (
    host.toLowerCase() === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
  );
}

/** Whether a text is the address of one database of a PostgreSQL server. */
export function isPostgresUrl(text: string): boolean {
  const address = URL.parse(text);
  return (
    address !== null &&
    (address.protocol === 'postgresql:' || address.protocol === 'postgres:') &&
    address.hostname !== '' &&
    /^\/(?:[^%]|%[0-9A-Fa-f]{2})+$/.test(address.pathname)
  );
}

/** Whether a text can be the identifier of an issuer (RFC 8414, section 2), with http allowed on loopback. */
export function isIssuerUrl(text: string): boolean {
  return isWebAddress(text) && !text.includes('?');
}

/** Whether keys may be fetched from an address: whoever could change them on the way could sign in as anybody. */
export function isKeysUrl(text: string): boolean {
  return isWebAddress(text);
}

/** Whether a text lists addresses and networks (CIDR), with commas between them. A network of every address is none: anybody is in it. */
export function areNetworks(text: string): boolean {
  return text.split(',').every((part) => {
    const [address = '', prefix, more] = part.split('/');
    const family = isIP(address);
    if (family === 0 || more !== undefined) {
      return false;
    }
    const longest = family === 6 ? 128 : 32;
    return prefix === undefined || (/^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= longest);
  });
}

/** Whether a text lists hosts, each with its port or without, with commas between them: nothing else of an address, and no pattern. */
export function areHosts(text: string): boolean {
  return text.split(',').every((part) => {
    const address = URL.parse(`https://${part}`);
    return (
      /^(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/.test(part) &&
      address !== null &&
      address.hostname !== ''
    );
  });
}

/** Whether spans may be sent to an address. They hold nothing of a person, so http will do inside a cluster. */
export function isCollectorUrl(text: string): boolean {
  const address = URL.parse(text);
  return (
    address !== null &&
    (address.protocol === 'https:' || address.protocol === 'http:') &&
    address.username === '' &&
    address.password === '' &&
    !/[?#]/.test(text)
  );
}

/** Whether a text lists header fields as OTEL_EXPORTER_OTLP_HEADERS does: `name=value` with commas between them, values percent-encoded. */
export function areHeaderFields(text: string): boolean {
  return text
    .split(',')
    .every((part) => /^[!#$&'*+.^_`|~0-9A-Za-z-]+=(?:[!-$&-+\--:<-~]|%[0-9A-Fa-f]{2})*$/.test(part.trim()));
}

/** https, or http to this machine; without user, password and fragment. */
function isWebAddress(text: string): boolean {
  const address = URL.parse(text);
  if (address === null || text.includes('#') || address.username !== '' || address.password !== '') {
    return false;
  }
  // An IPv6 address stands in brackets in a URL.
  const host = address.hostname.replace(/^\[(.*)\]$/, '$1');
  return address.protocol === 'https:' || (address.protocol === 'http:' && isLoopback(host));
}
