import { Type } from 'typebox';
import { choice, closed, closedComponent } from './atoms.ts';

const state = choice(['up', 'down']);

export const Liveness = closedComponent('Liveness', 'The process answers.', { status: choice(['up']) });

export const Health = closedComponent('Health', 'Whether the service can work.', {
  status: state,
  components: closed('What it depends on.', { database: closed('The database.', { status: state }) }),
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
