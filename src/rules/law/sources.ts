import type { Citation, Source } from '../kernel/book.ts';

const legislation = 'https://www.legislation.gov.uk';

/** Register of instruments, judgments, forms and publications that the rules cite, and what has been checked of each. */
export const SOURCES = {
  'cja2003-s250': {
    title: 'Criminal Justice Act 2003, section 250',
    link: `${legislation}/ukpga/2003/44/section/250`,
    checked: 'the purposes in (8) known; who may vary a condition not checked',
  },
  'cja2003-s254': {
    title: 'Criminal Justice Act 2003, section 254',
    link: `${legislation}/ukpga/2003/44/section/254`,
    checked: 'operative words of (1) and (2) known; the rest settled, text not checked',
  },
  'cja2003-s255': {
    title: 'Criminal Justice Act 2003, section 255',
    link: `${legislation}/ukpga/2003/44/section/255`,
    checked: 'settled, text not checked',
  },
  'cja2003-s255A': {
    title: 'Criminal Justice Act 2003, section 255A',
    link: `${legislation}/ukpga/2003/44/section/255A`,
    checked: 'text to 30 March 2026 known, with (2), (4), (4A) and (4ZA); the current (8) not checked',
  },
  'cja2003-s255B': {
    title: 'Criminal Justice Act 2003, section 255B',
    link: `${legislation}/ukpga/2003/44/section/255B`,
    checked: 'known; (10) between September 2025 and March 2026 not checked',
  },
  'cja2003-s255BA': {
    title: 'Criminal Justice Act 2003, section 255BA',
    link: `${legislation}/ukpga/2003/44/section/255BA`,
    checked: '(1) to (3) known; (4) to (9) not checked',
  },
  'cja2003-s255C': {
    title: 'Criminal Justice Act 2003, section 255C',
    link: `${legislation}/ukpga/2003/44/section/255C`,
    checked: 'known',
  },
  'cja2003-s256A': {
    title: 'Criminal Justice Act 2003, section 256A',
    link: `${legislation}/ukpga/2003/44/section/256A`,
    checked: 'settled, text not checked',
  },
  'cja2003-s256AC': {
    title: 'Criminal Justice Act 2003, sections 256AA to 256AC',
    link: `${legislation}/ukpga/2003/44/section/256AC`,
    checked: 'settled, text not checked; repealed 11 May 2026',
  },
  'cja2003-chapter6': {
    title: 'Criminal Justice Act 2003, Part 12 Chapter 6 (sections 237 and 258)',
    link: `${legislation}/ukpga/2003/44/section/237`,
    checked: 'settled, text not checked',
  },
  'csa1997-s32': {
    title: 'Crime (Sentences) Act 1997, section 32',
    link: `${legislation}/ukpga/1997/43/section/32`,
    checked: 'settled, text not checked',
  },
  'cja1961-s23': {
    title: 'Criminal Justice Act 1961, section 23',
    link: `${legislation}/ukpga/Eliz2/9-10/39/section/23`,
    checked: 'settled, text not checked; its reach to fixed-term recall is an open point',
  },
  'pa1952-s49': {
    title: 'Prison Act 1952, section 49',
    link: `${legislation}/ukpga/Geo6and1Eliz2/15-16/52/section/49`,
    checked: 'effect known',
  },
  'bank-holidays': {
    title: 'Bank holidays in England and Wales (Banking and Financial Dealings Act 1971, and proclamations)',
    link: 'https://www.gov.uk/bank-holidays',
    checked:
      'set out from the rules of the calendar and the proclaimed days; not read against the published list',
  },
  'release-dates-service': {
    title: 'Official release-date service (behaviour and parameters), August 2026',
    checked: 'behaviour observed in the public source of the service',
  },
  'sentencing-code': {
    title: 'Sentencing Act 2020 (the Sentencing Code)',
    link: `${legislation}/ukpga/2020/17`,
    checked: 'cited provisions not read against the text',
  },
  'sentencing-act-2026': {
    title: 'Sentencing Act 2026 (c. 2)',
    link: `${legislation}/ukpga/2026/2`,
    checked: 's.30 not checked; s.32 to (3); ss.23, 26, 27, 31, 33, 34 and 49 known',
  },
  'si-2026-86': {
    title: 'Sentencing Act 2026 commencement, SI 2026/86',
    link: `${legislation}/uksi/2026/86`,
    checked: 'existence of reg 3(b) known; reg 4 not checked',
  },
  'si-2026-402': {
    title: 'Sentencing Act 2026 commencement, SI 2026/402',
    link: `${legislation}/uksi/2026/402/note/made`,
    checked: 'provisions known; dates of moderate confidence',
  },
  'laspo2012-s114': {
    title: 'Legal Aid, Sentencing and Punishment of Offenders Act 2012, section 114',
    link: `${legislation}/ukpga/2012/10/section/114`,
    checked: 'known',
  },
  'si-2012-2906': {
    title: 'LASPO 2012 commencement, SI 2012/2906',
    link: `${legislation}/uksi/2012/2906`,
    checked: 'cited, not read against the text',
  },
  'ora2014-s9': {
    title: 'Offender Rehabilitation Act 2014, section 9',
    link: `${legislation}/ukpga/2014/11/section/9`,
    checked: 'known',
  },
  'si-2024-408': {
    title: 'Criminal Justice Act 2003 (Suitability for Fixed Term Recall) Order 2024, SI 2024/408',
    link: `${legislation}/uksi/2024/408/article/2/made`,
    checked: 'known',
  },
  'suitability-order-2025': {
    title: 'Criminal Justice Act 2003 (Suitability for Fixed Term Recall) Order 2025',
    checked: 'number not known; effect known through s.255A(4ZA)',
  },
  'si-2015-337': {
    title: 'Criminal Justice (Sentencing) (Licence Conditions) Order 2015, SI 2015/337',
    link: `${legislation}/uksi/2015/337`,
    checked: 'known; letters (d) to (g) of art 3(2) of moderate confidence',
  },
  calder: {
    title: 'R (Calder) v Secretary of State for Justice [2015] EWCA Civ 1050',
    link: 'https://caselaw.nationalarchives.gov.uk',
    checked: 'operative passages known',
  },
  jorgensen: {
    title: 'R (Jorgensen) v Secretary of State for Justice [2011] EWHC 977 (Admin)',
    link: 'https://caselaw.nationalarchives.gov.uk',
    checked: 'operative passages known',
  },
  goldsworthy: {
    title: 'R (Goldsworthy) v Secretary of State for Justice [2017] EWHC 2822 (Admin)',
    link: 'https://caselaw.nationalarchives.gov.uk',
    checked: 'operative passages known',
  },
  gulliver: {
    title: 'R (Gulliver) v Parole Board [2007] EWCA Civ 1386, [2008] 1 WLR 1116',
    link: 'https://caselaw.nationalarchives.gov.uk',
    checked: 'operative passage known',
  },
  'bank-mellat': {
    title: 'Bank Mellat v HM Treasury (No 2) [2013] UKSC 39',
    link: 'https://caselaw.nationalarchives.gov.uk',
    checked: 'the four questions known; their use for recall is ours',
  },
  quilligan: {
    title: 'R (Quilligan) v Secretary of State for Justice [2025] EWHC 2592 (Admin)',
    link: 'https://caselaw.nationalarchives.gov.uk',
    checked: 'operative passages known; first-instance authority',
  },
  'part-a-2026-03': {
    title: 'HMPPS recall request form (Part A), template of 31 March 2026',
    checked: 'the form as asked and enforced by the official recall service',
  },
  'part-a-2026-07': {
    title: 'HMPPS recall request form (Part A), template of 29 July 2026',
    checked: 'the form as asked and enforced by the official recall service; no amending instrument known',
  },
  'guidance-recall': {
    title: 'Guidance: recall to prison',
    link: 'https://www.gov.uk/guidance/recall-to-prison',
    checked: 'published text; date of first publication not known',
  },
  'transparency-2024': {
    title: 'Ministry of Justice transparency note on recall, 25 October 2024',
    link: 'https://www.gov.uk/government/publications/estimate-of-the-proportion-of-offenders-on-licence-recalled-in-june-2024',
    checked: 'published text',
  },
  'recall-framework': {
    title: 'Recall, Review and Re-release of Recalled Prisoners Policy Framework',
    checked: 'the body of the framework has not been checked; no paragraph is quoted',
  },
  'recall-service': {
    title: 'Official recall service (page text and behaviour), August 2026',
    checked: 'behaviour observed in the public source of the service',
  },
  'recall-statistics': {
    title: 'Ministry of Justice recall tables',
    checked: 'processes named in the published tables',
  },
  'policy-catalogue': {
    title: 'Licence condition policies 1.0 to 4.0 of the official licence service',
    checked: 'as held by the service in August 2026',
  },
  taxonomy: {
    title: 'Event taxonomy of this rule book',
    checked: 'our classification; responses and factors to be confirmed with the framework',
  },
  reasoning: {
    title: 'Reasoning of this rule book',
    checked: 'inference from the law and practice cited beside it',
  },
  'enforcement-monitoring': {
    title: 'Published practice on electronic monitoring alerts',
    checked: 'a location tag must be charged daily; a flat battery is only a potential breach',
  },
} as const satisfies Readonly<Record<string, Source>>;

export type SourceKey = keyof typeof SOURCES;

/** A source of the register with a place in it. */
export type Cited = Citation & { readonly source: SourceKey };
