import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { STYLE_HASH } from './pages/style.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What differs, on one route, from what every answer gets. */
    helmet?: typeof DOCUMENTATION_PAGE;
  }
}

/** Answers are data: nothing of them may be run, framed or fetched by a page. Content Security Policy, level 3. */
const DATA_ONLY = {
  useDefaults: false,
  directives: {
    'default-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  },
};

/** The one page of this service may run its own scripts, and no others, and ask this service alone. */
export const DOCUMENTATION_PAGE = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'", 'data:'],
      'connect-src': ["'self'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-ancestors': ["'none'"],
    },
  },
};

/** A page that an answer is: it may wear its own style, and nothing else. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src '${STYLE_HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join(';');

/**
 * The header fields of what is answered before a request has a route, where no hook runs: an address that cannot be decoded, and
 * what is not HTTP.
 */
export const BARE_ANSWER: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none';frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
};

/** Seconds that a browser remembers to come by TLS only: one year. */
const REMEMBER_TLS = 31_536_000;

/**
 * Gives every answer the header fields that keep a browser from doing anything with it but hand it to the page that asked: no running,
 * framing, guessing of types, referring or caching. No answer names an origin that may read it: this service is called by other
 * services, not from pages of other origins (CORS is not offered).
 */
export async function protectAnswers(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: DATA_ONLY,
    strictTransportSecurity: { maxAge: REMEMBER_TLS, includeSubDomains: true },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
  });
}
