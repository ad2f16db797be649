import type { Instant } from '../model.ts';
import type { Act, Page, PageRequest, Write } from '../services.ts';

/** Where somebody works: a probation region, or one delivery unit of it. */
export interface WorkArea {
  readonly region: string;
  /** Left out for the whole region. */
  readonly deliveryUnit?: string;
}

/**
 * As what a case is open to somebody by name. An owner answers for who sees it and is told when its glass is broken; an
 * inspector may read and never change; `break-glass` is what a duty manager took, for a time.
 */
export const GRANT_CAPACITIES = ['owner', 'named', 'inspector', 'break-glass'] as const;
export type GrantCapacity = (typeof GRANT_CAPACITIES)[number];

/** What is recorded when a case is opened to somebody. */
export interface GrantContent {
  /** Opaque subject of the person or system, as the identity provider names it. */
  readonly subject: string;
  readonly capacity: Exclude<GrantCapacity, 'break-glass'>;
  readonly reason: string;
  /** When it ends by itself; left out for one that stands until it is ended. */
  readonly endsAt?: Instant;
}

/** What is recorded when a duty manager breaks the glass of a limited-access case. */
export interface BreakGlassContent {
  readonly reason: string;
  /** For how long, in minutes: from 5 to 1440. */
  readonly minutes: number;
}

/** That a case is, or was, open to somebody by name. */
export interface AccessGrant {
  readonly id: string;
  readonly licenceId: string;
  readonly subject: string;
  readonly capacity: GrantCapacity;
  readonly reason: string;
  readonly grantedAt: Instant;
  /** Opaque subject of whoever granted it. */
  readonly grantedBy: string;
  readonly endsAt?: Instant;
  /** Set when somebody ended it. */
  readonly ended?: { readonly at: Instant; readonly by: string; readonly reason: string };
}

/** Who sees a case by name. */
export interface CaseAccess {
  readonly licenceId: string;
  readonly limitedAccess: boolean;
  /** Newest first, those that ended among them. */
  readonly grants: readonly AccessGrant[];
}

/** That the glass of a case was broken, for its owner to know. */
export interface AccessNotice {
  readonly grant: AccessGrant;
  /** Set once the reader of the notice has said to have seen it. */
  readonly seenAt?: Instant;
}

/** Who may see a case beyond the areas that it is in, and who broke in. */
export interface AccessServices {
  /** For a case of named people only: by its owners and by the offices that reach every case. Never by broken glass alone. */
  readonly grantAccess: (write: Write, licenceId: string, content: GrantContent) => Promise<AccessGrant>;
  /** For those who may grant access to the case. */
  readonly endAccess: (write: Write, grantId: string, reason: string) => Promise<AccessGrant>;
  /** Opens a limited-access case to the caller, for a time and with a reason; its owners are told. */
  readonly breakGlass: (write: Write, licenceId: string, content: BreakGlassContent) => Promise<AccessGrant>;
  readonly readAccess: (act: Act, licenceId: string) => Promise<CaseAccess>;
  /**
   * Broken glass of cases that the caller owns or owned when it was broken, newest first; for whoever grants access in their area,
   * and for the offices that reach every case, also of cases that nobody owns.
   */
  readonly listAccessNotices: (act: Act, page: PageRequest) => Promise<Page<AccessNotice>>;
  readonly seeAccessNotice: (write: Write, grantId: string) => Promise<AccessNotice>;
}
