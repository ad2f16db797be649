import { Type } from 'typebox';
import { choice, closed, closedComponent, instant } from './atoms.ts';

const state = choice(['up', 'down']);

export const Liveness = closedComponent('Liveness', 'The process answers.', { status: choice(['up']) });

export const Health = closedComponent('Health', 'Whether the service can work.', {
  status: state,
  components: closed('What it depends on, and what can be relied on.', {
    database: closed('The database. Without it nothing works.', { status: state }),
    process: Type.Optional(
      closed('The process itself, only while it is about to stop: send nothing more here.', {
        status: state,
      }),
    ),
    auditLog: Type.Optional(
      closed(
        'The log over all entries: down while no checkpoint may be published. Work goes on all the same.',
        {
          status: state,
          treeSize: Type.Integer({ minimum: 0, description: 'Entries under the latest checkpoint.' }),
          publishedAt: Type.Optional(instant('When the latest checkpoint was published.')),
          waiting: Type.Integer({ minimum: 0, description: 'Entries that no checkpoint covers yet.' }),
        },
      ),
    ),
    storeCheck: Type.Optional(
      closed('The latest pass over the whole store: down where it found what should not be. Work goes on.', {
        status: state,
        finishedAt: instant('When it ended.'),
        entries: Type.Integer({ minimum: 0 }),
        findings: Type.Integer({ minimum: 0 }),
      }),
    ),
  }),
});

export const Info = closedComponent('Info', 'What is running.', {
  name: Type.String(),
  version: Type.String(),
  ruleBook: closed('The rule book it answers by.', {
    version: Type.String(),
    digest: Type.String(),
    kernel: Type.String(),
  }),
  database: closed('The database.', {
    version: Type.Optional(Type.String({ description: 'Left out while it cannot be reached.' })),
  }),
  node: Type.String({ description: 'Version of the runtime.' }),
});
