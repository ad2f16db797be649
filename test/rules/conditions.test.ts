import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import { CONDITION_CATALOGUE as catalogue } from '../../src/rules/conditions/catalogue.ts';
import {
  type AdditionalCategory,
  type CatalogueEntry,
  POLICY_VERSIONS,
  type PolicyVersion,
  type StandardMeaning,
} from '../../src/rules/conditions/entry.ts';
import {
  type ConditionIdentity,
  conditionMeaning,
  conditionNamesOffence,
} from '../../src/rules/conditions/meaning.ts';
import { SOURCES } from '../../src/rules/law/sources.ts';

const conditions = Object.values(catalogue.conditions).flat();
const meaningOf = (told: ConditionIdentity) => conditionMeaning(catalogue, told);
const namesOffence = (told: ConditionIdentity) => conditionNamesOffence(catalogue, told);

/** What a code is under a version: its meaning or category, or why it is not recognised. */
function read(policyVersion: string, code: string): string {
  const found = meaningOf({ policyVersion, code });
  if (found.answer === 'recognised') return wordOf(found.entry);
  return found.answer === 'unrecognised' ? found.because : found.answer;
}

const wordOf = (entry: CatalogueEntry) => (entry.kind === 'standard' ? entry.meaning : entry.category);
const entriesOf = (code: string) => conditions.filter((entry) => entry.code.startsWith(code.toLowerCase()));

function countsPerVersion(counts: (entry: CatalogueEntry) => boolean): readonly number[] {
  return POLICY_VERSIONS.map(
    (version) => conditions.filter((entry) => counts(entry) && entry.versions.includes(version)).length,
  );
}

const powerOf = (code: string, version: PolicyVersion) =>
  entriesOf(code).find(({ versions }) => versions.includes(version))?.power;

function repeat(meaning: StandardMeaning, times: number): readonly StandardMeaning[] {
  return Array.from({ length: times }, () => meaning);
}

const GOOD_BEHAVIOUR = '9ce9d594-e346-4785-9642-c87e764bee37';
const NO_OFFENCE = '3b19fdb0-4ca3-4615-9fdd-61fabc1587af';
const KEEP_IN_TOUCH = '3361683a-504a-4357-ae22-6aa01b370b4a';
const VISITS = '9fc04065-df29-4bda-9b1d-bced8335c356';
const RESIDENCE = 'e670ac69-eda2-4b04-a0a1-a3c8492fe1e6';
const WORK = '88069445-08cb-4f16-915f-5a162d085c26';
const TRAVEL = '7d416906-0e94-4fde-ae86-8339d339ccb7';
const NAMES = '78A5F860-4791-48F2-B707-D6D4413850EE';
const CONTACT_DETAILS = '6FA6E492-F0AB-4E76-B868-63813DB44696';

describe('the catalogue holds what the licence service held in August 2026', () => {
  it.each([
    ['standard conditions of a licence', 'standard', 'licence', [7, 9, 9, 9, 8]],
    [
      'standard conditions of post-sentence supervision',
      'standard',
      'post-sentence-supervision',
      [8, 8, 8, 8, 0],
    ],
    ['additional conditions of a licence', 'additional', 'licence', [48, 49, 51, 63, 66]],
    [
      'additional conditions of post-sentence supervision',
      'additional',
      'post-sentence-supervision',
      [2, 2, 2, 2, 0],
    ],
  ] as const)('%s', (_, kind, supervision, expected) => {
    expect(countsPerVersion((entry) => entry.kind === kind && entry.supervision === supervision)).toEqual(
      expected,
    );
  });

  const perCategory = {
    'curfew-arrangement': [2, 2, 1, 1, 1],
    'disclosure-of-information': [5, 5, 5, 5, 4],
    'drug-appointment': [1, 1, 1, 1, 0],
    'drug-testing': [2, 2, 2, 1, 0],
    'drug-alcohol-and-solvent-abuse': [0, 0, 0, 2, 2],
    'electronic-monitoring': [4, 4, 5, 5, 5],
    extremism: [5, 5, 5, 5, 5],
    'freedom-of-movement': [5, 5, 5, 6, 9],
    'contact-with-a-person': [10, 10, 11, 13, 13],
    'programmes-or-activities': [2, 2, 3, 5, 5],
    polygraph: [1, 1, 1, 1, 1],
    'items-and-documents': [8, 8, 8, 5, 5],
    'residence-at-a-specific-place': [1, 1, 1, 1, 1],
    'restriction-of-residency': [1, 1, 1, 1, 1],
    'restriction-of-conduct-or-acts': [1, 1, 1, 5, 6],
    'serious-organised-crime': [0, 0, 0, 5, 5],
    'supervision-in-the-community': [2, 2, 2, 2, 2],
    'terrorist-personal-search': [0, 1, 1, 1, 1],
  } as const satisfies Record<AdditionalCategory, readonly number[]>;

  it.each(Object.entries(perCategory))('category %s: %j by version', (category, expected) => {
    expect(countsPerVersion((entry) => entry.kind === 'additional' && entry.category === category)).toEqual(
      expected,
    );
  });

  it('has 78 additional codes, of which 62c83b80 and fda24aa9 alone are of post-sentence supervision', () => {
    const additional = conditions.filter(({ kind }) => kind === 'additional');
    expect(new Set(additional.map(({ code }) => code)).size).toBe(78);
    expect(additional.filter(({ supervision }) => supervision !== 'licence').map(({ code }) => code)).toEqual(
      ['62c83b80', 'fda24aa9'],
    );
  });

  it('knows the 42 additional conditions for which the licence adds details', () => {
    const withInput = conditions.filter((entry) => entry.kind === 'additional' && entry.input);
    expect(withInput.map(({ code }) => code).toSorted()).toEqual(
      `001328d0 005d70e4 0a370862 0f9a20f4 18b69f61 2027ae19 2d67f68a 2f8a5418 355700a9 3932e5c9 3b6b7c4f 3f96ac05
      42f71b40 4673ebe4 4858cd8b 4a5fed48 50c8c01e 524f2fd6 52faefcf 599bdcae 5db26ab3 625feb82 62c83b80 762677a4
      8686a815 86e6f2a9 89e656ec 99195049 9da214a3 a9ef7376 b72fdbf2 be16ee0b c2435d4a c4a17002 d36a3b77 d523d711
      df3f08a8 e8478345 f1d2888b fce34fb2 fd129172 fda24aa9`.split(/\s+/),
    );
  });

  it('has at most one meaning for a code in a version, and no two codes that begin alike', () => {
    const keys = conditions.flatMap(({ code, versions }) => versions.map((version) => `${version} ${code}`));
    expect(new Set(keys).size).toBe(keys.length);
    const codes = new Set(conditions.map(({ code }) => code));
    expect([...codes].map((code) => code.slice(0, 8)).toSorted()).toEqual(
      Object.keys(catalogue.conditions).toSorted(),
    );
  });

  it('holds codes in lower case and says how much of each it holds', () => {
    for (const { code, codeHeld } of conditions) {
      const form = codeHeld === 'full-code' ? /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/ : /^[0-9a-f]{8}$/;
      expect(code).toMatch(form);
    }
    expect(
      new Set(conditions.filter(({ codeHeld }) => codeHeld === 'full-code').map(({ code }) => code)).size,
    ).toBe(9);
  });

  it('cites a source of the register for every entry, power and version, and marks it', () => {
    const marked = [
      ...conditions,
      ...conditions.map(({ power }) => power),
      ...Object.values(catalogue.versions),
    ];
    for (const { cite, mark, confidence } of marked) {
      expect(cite.length).toBeGreaterThan(0);
      expect(cite.filter(({ source }) => !Object.hasOwn(SOURCES, source))).toEqual([]);
      expect([mark, confidence]).toEqual([expect.any(String), expect.any(String)]);
    }
  });

  it('says in one sentence of its own what each condition requires', () => {
    for (const { gist } of conditions) expect(gist).toMatch(/^[A-Z][^.]+\.$/);
  });

  it('is plain data: its canonical text reads back as the same catalogue', () => {
    expect(JSON.parse(canonicalize(catalogue) ?? '')).toEqual(catalogue);
    expect(Object.keys(catalogue.versions)).toEqual(POLICY_VERSIONS);
  });

  it('marks what is not settled: the start of 4.0, the passport condition, the letters of art 3(2) not read', () => {
    expect(catalogue.versions['4.0']).toMatchObject({ mark: 'unverified', confidence: 'medium' });
    expect(catalogue.versions['4.0']?.inUseFrom).toMatch(/^not settled/);
    expect(powerOf(TRAVEL, '4.0')).toMatchObject({ mark: 'unverified' });
    expect(powerOf(TRAVEL, '4.0')?.cite.map(({ source }) => source)).toEqual(['policy-catalogue']);
    expect(powerOf(RESIDENCE, '3.0')).toMatchObject({
      cite: [{ source: 'si-2015-337', at: 'art 3(2)(e)' }],
      mark: 'unverified',
      confidence: 'medium',
    });
    expect(powerOf(NO_OFFENCE, '3.0')).toMatchObject({
      cite: [{ source: 'si-2015-337', at: 'art 3(2)(b)' }],
      mark: 'statute',
      confidence: 'high',
    });
    expect(powerOf('1dc7ee29', '3.0')).toMatchObject({ mark: 'practice', confidence: 'medium' });
    expect(powerOf('985d339a', '3.0')?.cite).toEqual([
      { source: 'si-2015-337', at: expect.stringMatching(/^art 7\(j\)/) },
    ]);
  });

  it('links four conditions of 4.0 to section 27 of the Sentencing Act 2026, as an inference', () => {
    const linked = conditions.flatMap((entry) =>
      entry.kind === 'additional' && entry.matches !== undefined ? [entry] : [],
    );
    expect(linked.map(({ code }) => code).toSorted()).toEqual([
      '005d70e4',
      '3f96ac05',
      'be16ee0b',
      'd523d711',
    ]);
    expect(new Set(linked.flatMap(({ versions }) => versions))).toEqual(new Set(['4.0']));
    expect(new Set(linked.map(({ matches }) => matches?.mark))).toEqual(new Set(['inference']));
  });
});

describe('a standard condition is read by policy version and code together', () => {
  const none = 'code-not-in-that-version';
  const table: Readonly<Record<string, readonly (StandardMeaning | typeof none)[]>> = {
    [GOOD_BEHAVIOUR]: [...repeat('good-behaviour', 4), 'good-behaviour-and-no-offence'],
    [NO_OFFENCE]: [...repeat('no-offence', 4), none],
    [KEEP_IN_TOUCH]: [...repeat('keep-in-touch', 4), 'residence'],
    [VISITS]: [...repeat('receive-visits', 4), 'keep-in-touch-and-visits'],
    [RESIDENCE]: [...repeat('residence', 4), 'tell-names'],
    [WORK]: [...repeat('approved-work', 4), 'approved-travel'],
    [TRAVEL]: [...repeat('approved-travel', 4), 'passport'],
    [NAMES]: [none, ...repeat('tell-names', 3), 'tell-contact-details'],
    [CONTACT_DETAILS]: [none, ...repeat('tell-contact-details', 3), 'approved-work'],
    b3cd4a30: [...repeat('good-behaviour', 4), none],
    b950407d: [...repeat('no-offence', 4), none],
    '93413832': [...repeat('keep-in-touch', 4), none],
    '9288e01c': [...repeat('receive-visits', 4), none],
    '8e15cf42': [...repeat('residence', 4), none],
    '0ed57797': [...repeat('approved-work', 4), none],
    c8966621: [...repeat('approved-travel', 4), none],
    '579060fd': [...repeat('take-part-in-activities', 4), none],
  };

  it.each(Object.entries(table))('%s is %j in 1.0 to 4.0', (code, expected) => {
    expect(POLICY_VERSIONS.map((version) => read(version, code))).toEqual(expected);
  });

  it('is in the catalogue under no other code than these seventeen', () => {
    const codes = new Set(conditions.filter(({ kind }) => kind === 'standard').map(({ code }) => code));
    expect([...codes].toSorted()).toEqual(
      Object.keys(table)
        .map((code) => code.toLowerCase())
        .toSorted(),
    );
  });

  it('shows the reuse of a code: every code of a licence that 4.0 keeps has another meaning there', () => {
    const kept = Object.keys(table).filter((code) => code.includes('-') && code !== NO_OFFENCE);
    for (const code of kept) expect(new Set(entriesOf(code).map(wordOf)).size).toBe(2);
    expect(entriesOf(NO_OFFENCE).map(({ versions }) => versions)).toEqual([['1.0', '2.0', '2.1', '3.0']]);
  });
});

describe('an additional condition is read by policy version and code together', () => {
  it('can count under another category in another version', () => {
    expect(POLICY_VERSIONS.map((version) => read(version, '322bb3f7'))).toEqual([
      'drug-testing',
      'drug-testing',
      'drug-testing',
      'drug-alcohol-and-solvent-abuse',
      'drug-alcohol-and-solvent-abuse',
    ]);
  });

  it.each([
    ['c2435d4a', ['1.0', '2.0']],
    ['bb401b88', ['1.0', '2.0', '2.1']],
    ['79ac033f', ['1.0', '2.0', '2.1', '3.0']],
    ['cc80d02b', ['1.0', '2.0', '2.1', '3.0', '4.0']],
    ['9678fd9e', ['2.0', '2.1', '3.0', '4.0']],
    ['d5998ca1', ['2.1', '3.0', '4.0']],
    ['985d339a', ['3.0', '4.0']],
    ['005d70e4', ['4.0']],
  ])('%s is recognised in %j and in no other version', (code, expected) => {
    expect(POLICY_VERSIONS.filter((version) => read(version, code) !== 'code-not-in-that-version')).toEqual(
      expected,
    );
  });
});

describe('codes are compared in either case, and by their first block where no more is known', () => {
  it.each(conditions.map((entry) => [entry.versions[0] ?? '', entry.code, entry] as const))(
    '%s %s in upper or lower case',
    (policyVersion, code, entry) => {
      for (const written of [code, code.toUpperCase()]) {
        expect(meaningOf({ policyVersion, code: written, category: entry.kind })).toEqual({
          answer: 'recognised',
          entry,
          matchedBy: entry.codeHeld,
          categoryDisagrees: false,
        });
      }
    },
  );

  it.each(['0A370862-1234-4abc-9def-000000000001', '0a370862-ffff-4fff-8fff-ffffffffffff'])(
    'the UUID %s is cut to its first block, the rest of it being unknown to the catalogue',
    (code) => {
      expect(meaningOf({ policyVersion: '3.0', code })).toMatchObject({
        answer: 'recognised',
        entry: { code: '0a370862' },
        matchedBy: 'first-block',
      });
    },
  );

  it('the UUID of a standard condition of post-sentence supervision is cut too', () => {
    expect(read('2.0', 'B950407D-0000-4000-8000-000000000000')).toBe('no-offence');
  });

  it('the first block stands for a standard condition of a licence that is known in full', () => {
    expect(meaningOf({ policyVersion: '4.0', code: '3361683A' })).toMatchObject({
      answer: 'recognised',
      entry: { code: KEEP_IN_TOUCH, meaning: 'residence' },
      matchedBy: 'first-block',
    });
  });

  it.each([
    ['a UUID that only begins like one known in full', '3b19fdb0-4ca3-4615-9fdd-61fabc1587a0'],
    ['a code cut elsewhere than after its first block', '3b19fdb0-4ca3'],
    ['less than the first block', '3b19fdb'],
    ['a first block with more behind it that is no UUID', '0a370862-extra'],
    ['a code with a space', ' 0a370862'],
    ['an empty code', ''],
    ['a name that every object has', 'constructor'],
  ])('%s is another code', (_, code) => {
    expect(read('3.0', code)).toBe('code-not-in-any-version');
  });
});

describe('without the policy version a condition is unknown, whatever its code', () => {
  it('names every meaning that the code could have', () => {
    const found = meaningOf({ category: 'standard', code: KEEP_IN_TOUCH });
    expect(found).toEqual({
      answer: 'unknown',
      needs: ['policy-version'],
      possible: entriesOf(KEEP_IN_TOUCH),
    });
    expect(entriesOf(KEEP_IN_TOUCH).map(wordOf)).toEqual(['keep-in-touch', 'residence']);
  });

  it.each([NO_OFFENCE, '985d339a'])('even where %s has one meaning only', (code) => {
    const found = meaningOf({ code });
    expect(found).toEqual({ answer: 'unknown', needs: ['policy-version'], possible: entriesOf(code) });
    expect(entriesOf(code)).toHaveLength(1);
  });

  it('but a code that no version has is unrecognised whatever the version', () => {
    expect(meaningOf({ category: 'additional', code: 'ffffffff' })).toEqual({
      answer: 'unrecognised',
      because: 'code-not-in-any-version',
    });
  });
});

describe('what is missing is named', () => {
  it.each([
    [{ category: 'standard', policyVersion: '3.0' }, ['code']],
    [{ category: 'additional', policyVersion: '3.0' }, ['code']],
    [{ category: 'additional' }, ['policy-version', 'code']],
    [{ policyVersion: '3.0' }, ['category', 'code']],
    [{ policyVersion: '5.0' }, ['category']],
    [{}, ['category', 'policy-version', 'code']],
  ] as const)('told %j it needs %j', (told, needs) => {
    expect(meaningOf(told)).toEqual({ answer: 'unknown', needs, possible: [] });
  });
});

describe('an unrecognised condition is accepted and explained', () => {
  it('says which versions have the code, as when it is read under the wrong policy version', () => {
    expect(meaningOf({ policyVersion: '4.0', code: NO_OFFENCE })).toEqual({
      answer: 'unrecognised',
      because: 'code-not-in-that-version',
      inVersions: ['1.0', '2.0', '2.1', '3.0'],
      elsewhere: entriesOf(NO_OFFENCE),
    });
    expect(meaningOf({ policyVersion: '1.0', code: NAMES })).toMatchObject({
      because: 'code-not-in-that-version',
      inVersions: ['2.0', '2.1', '3.0', '4.0'],
      elsewhere: [{ meaning: 'tell-names' }, { meaning: 'tell-contact-details' }],
    });
  });

  it.each(['5.0', '3', 'v3.0', '', 'toString', '__proto__'])(
    'does not read a code under version %j, which it does not know',
    (policyVersion) => {
      expect(meaningOf({ policyVersion, code: WORK })).toEqual({
        answer: 'unrecognised',
        because: 'policy-version-not-in-catalogue',
        elsewhere: entriesOf(WORK),
      });
      const unheard = { answer: 'unrecognised', because: 'policy-version-not-in-catalogue', elsewhere: [] };
      expect(meaningOf({ policyVersion, code: 'ffffffff' })).toEqual(unheard);
      expect(meaningOf({ policyVersion, category: 'standard' })).toEqual(unheard);
    },
  );
});

describe('a bespoke condition is classified by no code', () => {
  it('whatever the policy version', () => {
    expect(meaningOf({ category: 'bespoke' })).toEqual({ answer: 'bespoke', codeGiven: false });
    expect(meaningOf({ category: 'bespoke', policyVersion: '9.9' })).toEqual({
      answer: 'bespoke',
      codeGiven: false,
    });
  });

  it('and a code that came with it is not read but said to be there', () => {
    expect(meaningOf({ category: 'bespoke', policyVersion: '3.0', code: NO_OFFENCE })).toEqual({
      answer: 'bespoke',
      codeGiven: true,
    });
  });
});

describe('where the licence and the catalogue disagree on the category', () => {
  it.each([
    ['additional', '3.0', GOOD_BEHAVIOUR, true],
    ['standard', '3.0', '985d339a', true],
    ['standard', '3.0', GOOD_BEHAVIOUR, false],
    ['additional', '3.0', '985d339a', false],
    [undefined, '3.0', GOOD_BEHAVIOUR, false],
  ] as const)(
    'stated as %s, policy %s, code %s: disagrees is %s',
    (category, policyVersion, code, disagrees) => {
      expect(
        meaningOf({ ...(category === undefined ? {} : { category }), policyVersion, code }),
      ).toMatchObject({
        answer: 'recognised',
        categoryDisagrees: disagrees,
      });
    },
  );
});

describe('whether a condition names an offence as such', () => {
  const standard = { category: 'standard' } as const;

  it.each(
    conditions.flatMap((entry) => entry.versions.map((version) => [version, entry.code, entry] as const)),
  )('policy %s, code %s', (policyVersion, code, entry) => {
    const expected = entry.kind === 'standard' && entry.meaning === 'no-offence';
    expect(namesOffence({ ...standard, policyVersion, code })).toBe(expected);
  });

  it('4.0 merges the offence with good behaviour, so none of its conditions does', () => {
    const inFour = conditions.flatMap((entry) =>
      entry.kind === 'standard' && entry.versions.includes('4.0') ? [entry.namesOffence] : [],
    );
    expect(inFour.toSorted()).toEqual([...Array.from({ length: 7 }, () => 'no'), 'merged'].toSorted());
    expect(namesOffence({ ...standard, policyVersion: '4.0' })).toBe(false);
    expect(namesOffence({ ...standard, policyVersion: '4.0', code: NO_OFFENCE })).toBe(false);
  });

  it.each([
    ['the category is not told', { policyVersion: '3.0', code: NO_OFFENCE }],
    ['the version is not told', { ...standard, code: NO_OFFENCE }],
    ['the code is not told', { ...standard, policyVersion: '3.0' }],
    ['the version is not in the catalogue', { ...standard, policyVersion: '5.0', code: NO_OFFENCE }],
    ['only the category is told', standard],
    ['nothing is told', {}],
  ])('is open where %s', (_, told) => {
    expect(namesOffence(told)).toBeUndefined();
  });

  it.each([
    ['an additional condition never does', { category: 'additional' }],
    ['a bespoke condition never does', { category: 'bespoke', policyVersion: '3.0', code: NO_OFFENCE }],
    ['a code that names one in no version does not, whatever the version', { ...standard, code: WORK }],
    ['nor where the category is not told either', { code: WORK }],
    ['nor an unrecognised code', { ...standard, policyVersion: '3.0', code: 'ffffffff' }],
  ] as const)('%s', (_, told) => {
    expect(namesOffence(told)).toBe(false);
  });

  it('reads the code as everywhere: in either case, and by its first block', () => {
    expect(namesOffence({ ...standard, policyVersion: '2.1', code: NO_OFFENCE.toUpperCase() })).toBe(true);
    expect(namesOffence({ ...standard, policyVersion: '2.1', code: '3b19fdb0' })).toBe(true);
  });
});
