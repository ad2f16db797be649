import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

type Members = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null;
function membersOf(value: unknown): Members {
  if (!isObject(value)) throw new TypeError('not an object');
  return value;
}

describe('two replicas behind a proxy', () => {
  const services = membersOf(membersOf(parse(read('docker-compose.yml'), { merge: true }))['services']);
  const service = (name: string) => membersOf(services[name]);
  const replicas = Object.keys(services).filter((name) => /^service(?:-\d+)?$/.test(name));
  const nginx = read('tools/docker/nginx.conf').replaceAll(/^\s*#.*$/gm, '');
  const proxy = service('proxy');

  it('are equal in everything but the port that one of them opens, and start with the profile alone', () => {
    expect(replicas).toEqual(['service', 'service-2']);
    const { ports: _first, ...one } = service('service');
    const { ports, profiles, ...other } = service('service-2');
    expect(other).toEqual(one);
    expect([ports, profiles]).toEqual([[], ['replicas']]);
    expect(proxy['profiles']).toEqual(['replicas']);
  });

  it('are all that the proxy sends to, without a session that binds a caller to one', () => {
    const upstream = [...nginx.matchAll(/^\s*server (\S+?):(\d+)/gm)].map(([, host, port]) => [host, port]);
    expect(upstream).toEqual(replicas.map((name) => [name, '3000']));
    expect(nginx).not.toMatch(/ip_hash|sticky|\bhash\b|cookie/);
  });

  it('believe the proxy and nobody else on where a request came from, and the proxy believes no caller', () => {
    const address = membersOf(membersOf(proxy['networks'])['default'])['ipv4_address'];
    for (const name of replicas) {
      expect(membersOf(service(name)['environment'])['TRUST_PROXY']).toBe(address);
    }
    expect(nginx).toMatch(/proxy_set_header X-Forwarded-For \$remote_addr;/);
    expect(nginx).not.toContain('$proxy_add_x_forwarded_for');
  });

  it('get no POST a second time from the proxy, and none that is cut for its size', () => {
    expect(nginx).toMatch(/proxy_next_upstream error timeout http_503;/);
    expect(nginx).not.toContain('non_idempotent');
    expect(nginx).toMatch(/client_max_body_size 0;/);
  });

  it('are open to this machine only', () => {
    expect(proxy['ports']).toEqual(['127.0.0.1:8080:8080']);
    expect(proxy).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
  });
});
