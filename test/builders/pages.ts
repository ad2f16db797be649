import type { Page } from '../../src/application/page.ts';

/** A page with every kind of block, nested sections and lists, a wide table and a table with a cell that names nothing. */
export function aPage(): Page {
  return {
    language: 'en-GB',
    title: 'Why this answer: an example',
    lead: [
      { kind: 'warning', text: 'This is a recommendation. A person decides, and may decide otherwise.' },
      { kind: 'paragraph', text: 'This page says why the answer of 20 November 2026 is what it is.' },
    ],
    sections: [
      {
        id: 'answer',
        heading: 'The answer',
        blocks: [
          {
            kind: 'facts',
            facts: [
              { name: 'Recommendation', value: 'No recall, with other measures' },
              { name: 'As at', value: '20 November 2026' },
              { name: 'Asked by', value: 'Example Practitioner' },
            ],
          },
          { kind: 'paragraph', text: 'The practitioner says that the risk can be managed in the community.' },
        ],
        sections: [
          {
            id: 'answer-rules',
            heading: 'The rules that decided',
            blocks: [
              {
                kind: 'list',
                items: [
                  {
                    text: 'All of these had to be met:',
                    items: [
                      { text: 'The event is recorded as missed contact.' },
                      {
                        text: 'One of these had to be met:',
                        items: [
                          { text: 'Nobody has said whether it was chosen.' },
                          { text: 'It was chosen.' },
                        ],
                      },
                    ],
                  },
                  { text: 'Nothing else was asked.' },
                ],
              },
            ],
            sections: [
              {
                id: 'answer-rules-authority',
                heading: 'Authority',
                blocks: [{ kind: 'paragraph', text: 'Example Act, section 1, checked on 1 November 2026.' }],
              },
            ],
          },
        ],
      },
      {
        id: 'measures',
        heading: 'Lesser measures',
        blocks: [
          {
            kind: 'table',
            caption: 'Measures that were looked at, least intrusive first',
            columns: ['Measure', 'Is it enough?', 'What points to it', 'Who said so', 'When'],
            rows: [
              [
                'A conversation',
                'No',
                'Lost contact on 18 November 2026',
                'Example Practitioner',
                '19 November 2026',
              ],
              ['Another appointment', 'Not known', 'Nothing recorded', 'Nobody yet', ''],
              ['', 'Yes', 'A measure without a name', 'Example Manager', '20 November 2026'],
            ],
          },
          { kind: 'warning', text: 'One measure waits for an answer.' },
        ],
      },
      {
        id: 'missing',
        heading: 'What this service cannot know',
        blocks: [
          { kind: 'blank', name: 'Address for return', asks: 'Where does the person live now?' },
          { kind: 'blank', name: 'Photograph', asks: 'Attach a recent photograph.' },
        ],
      },
    ],
  };
}
